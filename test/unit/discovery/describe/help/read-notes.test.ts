import { expect } from 'chai'
import { readNotes, splitChoices, type Notes } from '../../../../../src/discovery/describe/help/read-notes.js'

describe('the notes in a help', () => {
  const cases: readonly [text: string, notes: Notes][] = [
    ['How many [default: 3]', { help: 'How many', default: '3' }],
    ['What [default: "a b"]', { help: 'What', default: 'a b' }],
    ['Where (default: here)', { help: 'Where', default: 'here' }],
    ["Where (default 'there')", { help: 'Where', default: 'there' }],
    ['Nothing [default: null] (default: (the folder))', { help: 'Nothing (default: (the folder))' }],
    ['Which [possible values: a, b]', { help: 'Which', enum: ['a', 'b'] }],
    ['Which (choices: "a", "b", default: "b")', { help: 'Which', enum: ['a', 'b', 'default: "b'] }],
    ['Who [required]', { help: 'Who', required: true }],
    ['Who (required)', { help: 'Who', required: true }],
    ['How [number] [default: 1]', { help: 'How', type: 'number', default: '1' }],
    ['All [array]', { help: 'All', isList: true }],
    ['More [count]', { help: 'More', isCount: true }],
    ['Only [some] words', { help: 'Only [some] words' }],
  ]
  for (const [text, notes] of cases) {
    it(`are read: ${text}`, () => {
      expect(readNotes(text)).to.deep.equal(notes)
    })
  }

  it('hold choices between commas or bars, quoted or not', () => {
    expect(splitChoices(' a, "b"| ‘c’,')).to.deep.equal(['a', 'b', 'c'])
  })
})
