import { expect } from 'chai'
import fc from 'fast-check'
import { readUriTemplate } from '../../../src/discovery/uri-template.js'

const match = (text: string, uri: string) => {
  const template = readUriTemplate(text)
  if (typeof template === 'string') throw new Error(template)
  return template.match(uri)
}

const text = fc.string({ minLength: 1, unit: 'grapheme' })

describe('matchUri', () => {
  const rows: readonly (readonly [string, string, Record<string, string> | undefined])[] = [
    ['x://{a}/data', 'x://1/data', { a: '1' }],
    ['x://{a}/data', 'x://1/data/', undefined],
    ['x://{a}/data', 'x:///data', undefined],
    ['x://{a}/data', 'x://1/2/data', undefined],
    ['x://{a}/data', 'y://1/data', undefined],
    ['x://{a}', 'x://%2Fetc', { a: '/etc' }],
    ['x://{a}', 'x://%zz', undefined],
    ['x://{+a}', 'x://b/c?d#e', { a: 'b/c?d#e' }],
    ['x://{a}.json', 'x://a.json.json', { a: 'a.json' }],
    ['x://{a,b}', 'x://1,2', { a: '1', b: '2' }],
    ['x:{/a,b}', 'x:/1/2', { a: '1', b: '2' }],
    ['x://f{.a}', 'x://f.txt', { a: 'txt' }],
    ['x://{a}{?b,c}', 'x://1?c=3', { a: '1', c: '3' }],
    ['x://{a}{?b}', 'x://1', { a: '1' }],
    ['x://{a}{?b}', 'x://1?d=1', undefined],
    ['x://{__proto__}', 'x://1', JSON.parse('{"__proto__": "1"}') as Record<string, string>],
  ]
  for (const [text, uri, values] of rows)
    it(`${values ? 'takes apart' : 'refuses'} ${uri} by ${text}`, () => {
      expect(match(text, uri)).to.deep.equal(values)
    })

  it('finds every value again that was put in, encoded', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const uri = `x://${encodeURIComponent(a)}/y?b=${encodeURIComponent(b)}`
        expect(match('x://{a}/y{?b}', uri)).to.deep.equal({ a, b })
      }),
    )
  })

  it('takes a time that rises with the length alone', () => {
    const uri = `x://${'-'.repeat(2_000_000)}`
    expect(match('x://{a}-{b}-{c}-{d}-{e}/z', uri)).to.equal(undefined)
  })
})
