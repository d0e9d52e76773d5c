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
    ['prog', ''],
    ['', ''],
  ]
  for (const [usage, positionals] of cases) {
    it(`are read: ${usage || 'nothing'}`, () => {
      expect(shown(usage)).to.equal(positionals)
    })
  }
})
