import { expect } from 'chai'
import { withGluedValues } from '../../../../../../src/discovery/describe/help/layout/glued-values.js'

describe('withGluedValues', () => {
  const cases: readonly [text: string, read: string][] = [
    [" -kcmd  Run `cmd' for each bee", " -k<cmd>  Run `cmd' for each bee"],
    ["-c  count     -oFILE   write to 'FILE'", "-c  count     -o<FILE>   write to 'FILE'"],
    ['  -ivar=val Set var to val', '  -i<var=val> Set var to val'],
    ['  -S.suf use suffix .suf for hives', '  -S<.suf> use suffix .suf for hives'],
    ['  -bn   how dense\n         n = 2 to 9', '  -b<n>   how dense\n         n = 2 to 9'],
    ['  -jn   join (0 = left, 1 = right)', '  -j<n>   join (0 = left, 1 = right)'],
    ['  -sn   shape where n is a number', '  -s<n>   shape where n is a number'],
  ]
  for (const [text, read] of cases)
    it(`sets apart what the text speaks of: ${text}`, () => {
      expect(withGluedValues(text)).to.equal(read)
    })

  for (const text of [
    "  -fast  be 'fast'",
    '  -in    look in (here)',
    '  -bn    how dense\n  -c     n = 2',
    "  use -oFILE to write to 'FILE'",
    '  -ivar=val  Set one',
    '  --sort   by sort',
  ])
    it(`leaves other rows as they are: ${text}`, () => {
      expect(withGluedValues(text)).to.equal(text)
    })
})
