import { expect } from 'chai'
import { readUsage } from '../../../../../src/discovery/describe/help/read-usage.js'

/** `?` behind what may be left out, `*` behind a list. */
const shown = (usage: string): string =>
  readUsage(usage)
    .map(({ name, required, isList }) => `${name}${isList ? '*' : ''}${required ? '' : '?'}`)
    .join(' ')

describe('the positionals of a usage line', () => {
  const cases: readonly [usage: string, positionals: string][] = [
    ['prog <file>', 'file'],
    ['prog sub [NAME]', 'NAME?'],
    ['prog SOURCE... DEST', 'SOURCE* DEST'],
    ['prog [options] <a> [<b> [<c>...]]', 'a b? c*?'],
    ['prog [OPTIONS] COMMAND [ARGS]...', 'COMMAND'],
    ['prog <command> <args>...', 'command'],
    ['prog [subcommand] <args>...', ''],
    ['prog {sub-commands} <args>...', ''],
    ['prog <commandline> <args>...', 'commandline args*'],
    ['prog RECOMMENDED <args>...', 'RECOMMENDED args*'],
    ['prog [-d DEST] -o OUT [--x=<y>] <z>', 'z'],
    ['prog <unit name>', 'unit_name'],
    ['prog <a|b>', 'a'],
    ['prog <a> <a>', 'a'],
    ['prog sub word', ''],
    ['prog [options] left right', 'left right'],
    ['wget [OPTION]... URL [URL]...', 'URL*'],
    ['prog FILES...', 'FILES*'],
    ['prog [files|dirs...]', 'files*?'],
    ['prog file.js [file.js] [dir]', 'file.js* dir?'],
    ['prog [flags] [path ...]', 'path*?'],
    ['prog [text..]', 'text*?'],
    ['prog <A|--all>', 'A?'],
    ['prog IMAGE|-', 'IMAGE'],
    ['<something> | prog [OPTIONS]', ''],
    ['prog - Convert stdin (or the FIRST argument)', ''],
    ['prog FILE, then some <more> words', 'FILE'],
    ['prog --args <filter> <file>', 'file'],
    ['prog', ''],
    ['', ''],
  ]
  for (const [usage, positionals] of cases) {
    it(`are read: ${usage || 'nothing'}`, () => {
      expect(shown(usage)).to.equal(positionals)
    })
  }

  it('are not the words of the path', () => {
    expect(readUsage('prog [options] start <name>', ['start']).map(({ name }) => name)).to.deep.equal([
      'name',
    ])
  })
})
