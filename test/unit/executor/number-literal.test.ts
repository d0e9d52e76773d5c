import { expect } from 'chai'
import fc from 'fast-check'
import { isLiteral, mayHoldLiterals, NumberLiteral } from '../../../src/executor/number-literal.js'

const exact = (text: string): number | undefined => new NumberLiteral(text).exact()
const digits = fc.stringMatching(/^\d{1,20}$/)

/** Any number as JSON writes it; `-0` is given back with its sign, but not by String. */
const literal = fc
  .tuple(
    fc.constantFrom('', '-'),
    digits.map((text) => text.replace(/^0+(?=\d)/, '')),
    fc.option(digits, { nil: undefined }),
    fc.option(fc.stringMatching(/^[eE][-+]?\d{1,3}$/), { nil: undefined }),
  )
  .map(([sign, whole, fraction, exponent]) =>
    [sign, whole, fraction === undefined ? '' : `.${fraction}`, exponent ?? ''].join(''),
  )
  .filter((text) => text !== '-0')

describe('NumberLiteral', () => {
  it('is a number where that is the same one', () => {
    expect(
      ['1.10', '1e5', '-2.50e-3', '0.0', '100000000000000000000', '1e21', '5e-324'].map(exact),
    ).to.deep.equal([1.1, 100000, -0.0025, 0, 1e20, 1e21, 5e-324])
    for (const text of ['1e400', '1e-400', '9007199254740993', '0.12345678901234567890'])
      expect(exact(text), text).to.equal(undefined)
    expect(exact(`1${'0'.repeat(1_000_000)}1e-1000000`)).to.equal(undefined)
  })

  it('is exact for every number as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(exact(String(number))).to.equal(number === 0 ? 0 : number)
      }),
    )
  })

  it('is looked for wherever it may be, and in no ordinary message', () => {
    const message = (value: string): string =>
      `{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "a2e", "arguments": {"a": ${value}}}}`
    fc.assert(
      fc.property(literal, fc.constantFrom('', ' ', '\n'), (text, space) => {
        const changes = String(Number(text)) !== text || /\d{16}/.test(text)
        if (changes)
          expect([isLiteral(text), mayHoldLiterals(message(text + space))]).to.deep.equal([true, true])
      }),
      { numRuns: 2000 },
    )
    for (const value of ['1', '-1.5', '"of 2026-11-26"', '[0.1, 100.25, 123456789012345]', '"5.0 or 1.10"'])
      expect(mayHoldLiterals(message(value)), value).to.equal(value.includes('5.0'))
  })
})
