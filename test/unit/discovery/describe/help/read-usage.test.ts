import { expect } from 'chai'
import { isCommandPlaceholder, readUsage } from '../../../../../src/discovery/describe/help/read-usage.js'

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

  it('are not what stands for a command', () => {
    expect(['COMMAND', '<command>', '[subcommand]', '{sub-commands}'].every(isCommandPlaceholder)).to.equal(
      true,
    )
    expect(['<commandline>', 'RECOMMENDED'].some(isCommandPlaceholder)).to.equal(false)
  })
})
