import { expect } from 'chai'
import { escapeRegExp } from '../../../../../src/discovery/describe/help/escape-reg-exp.js'

describe('escapeRegExp', () => {
  it('matches the text itself, whatever characters it has, and nothing else', () => {
    for (const text of ['--c++', '-?', 'a.b', '[x|y]', '(a)*', '$1^', '{2}', 'a\\b'])
      expect(`<${text}>`.split(new RegExp(escapeRegExp(text))), text).to.deep.equal(['<', '>'])
    expect(new RegExp(escapeRegExp('a.b')).test('axb')).to.equal(false)
  })
})
