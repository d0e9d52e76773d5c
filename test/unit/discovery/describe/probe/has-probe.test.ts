import { expect } from 'chai'
import { hasOptionProbe, hasProbe } from '../../../../../src/discovery/describe/probe/has-probe.js'
import type { Look } from '../../../../../src/discovery/describe/look/look-at-source.js'

describe('hasProbe', () => {
  const strong = { grade: 'strong', namesDescribe: false, files: [], library: undefined } as const
  for (const [look, expected] of [
    [{ ...strong, language: 'python' }, true],
    [{ ...strong, language: 'node', library: 'commander' }, true],
    [{ ...strong, language: 'node', library: '@commander-js/extra-typings' }, true],
    [{ ...strong, language: 'node', library: 'yargs/yargs' }, true],
    [{ ...strong, language: 'node', library: 'citty' }, true],
    [{ ...strong, language: 'node', library: 'commander-like' }, false],
    // Its library is bundled into it, or it has none.
    [{ ...strong, language: 'node' }, false],
    [{ ...strong, language: 'ruby', library: 'commander' }, false],
    [{ ...strong, language: 'python', grade: 'weak', library: 'argparse' }, false],
  ] as const satisfies readonly (readonly [Look, boolean])[])
    it(`is ${String(expected)} for ${look.grade} ${look.language} with ${look.library ?? 'no library'}`, () => {
      expect(hasProbe(look)).to.equal(expected)
    })
})

describe('hasOptionProbe', () => {
  const strong = { grade: 'strong', namesDescribe: false, files: [], library: undefined } as const
  for (const [look, expected] of [
    [{ ...strong, language: 'node', library: 'minimist' }, true],
    [{ ...strong, language: 'node', library: 'parseArgs' }, true],
    [{ ...strong, language: 'node', library: 'commander' }, false],
    [{ ...strong, language: 'python', library: 'arg' }, false],
    [{ ...strong, language: 'node', grade: 'weak', library: 'minimist' }, false],
  ] as const satisfies readonly (readonly [Look, boolean])[])
    it(`is ${String(expected)} for ${look.grade} ${look.language} with ${look.library}`, () => {
      expect(hasOptionProbe(look)).to.equal(expected)
    })
})
