import { expect } from 'chai'
import { readUriTemplate, type UriTemplate } from '../../../src/discovery/uri-template.js'

const read = (text: string): UriTemplate => {
  const template = readUriTemplate(text)
  if (typeof template === 'string') throw new Error(template)
  return template
}

describe('readUriTemplate', () => {
  it('reads the variables, and which of them a URI may leave out', () => {
    expect(read('x://{a}/{+b}{?c,d}').variables).to.deep.equal([
      { name: 'a', isRequired: true },
      { name: 'b', isRequired: true },
      { name: 'c', isRequired: false },
      { name: 'd', isRequired: false },
    ])
  })

  const wrongs: readonly (readonly [string, RegExp])[] = [
    ['x://a', /no variable/],
    ['x://{a', /brace/],
    ['x://{}', /has \{\}; expected \{name\}/],
    ['x://{a*}', /has \{a\*\}/],
    ['x://{;a}', /has \{;a\}/],
    ['x://{a}{b}', /nothing between them/],
    ['x://{a}/{a}', /twice/],
    ['x://{?a}/b', /must be its end/],
    ['x://{?a}{b}', /must be its end/],
  ]
  for (const [text, words] of wrongs)
    it(`says what is wrong with ${text}`, () => {
      expect(readUriTemplate(text)).to.be.a('string').that.matches(words)
    })
})
