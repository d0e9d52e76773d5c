import { expect } from 'chai'
import { withoutRedirection } from '../../../../../../src/discovery/describe/help/layout/without-redirection.js'

describe('what the shell does in a usage', () => {
  const cases: readonly [usage: string, own: string][] = [
    ['x [options] a.css [b.css [...]] > output', 'x [options] a.css [b.css [...]]'],
    ['x <file> > <output file>', 'x <file>'],
    ['x < <input>', 'x'],
    ['x [options] [< in [> out]] [file|dir ...]', 'x [options] [file|dir ...]'],
    ['x [OPTION]... < IN > OUT', 'x [OPTION]...'],
    ['x [n] - >stdout <stdin', 'x [n] -'],
    ['x <infile >outfile', 'x'],
    // These are placeholders.
    ['x v3 <name> <space name>', 'x v3 <name> <space name>'],
    ['x <file> [<other>...]', 'x <file> [<other>...]'],
  ]
  for (const [usage, own] of cases)
    it(`leaves of ${usage}: ${own}`, () => {
      expect(withoutRedirection(usage)).to.equal(own)
    })
})
