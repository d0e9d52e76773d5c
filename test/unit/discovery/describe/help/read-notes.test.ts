import { expect } from 'chai'
import { readNotes, splitChoices, type Notes } from '../../../../../src/discovery/describe/help/read-notes.js'

describe('the notes in a help', () => {
  const cases: readonly [text: string, notes: Notes][] = [
    ['How many [default: 3]', { help: 'How many', default: '3' }],
    ['What is between [default: " "]', { help: 'What is between', default: ' ' }],
    ['The sign (default is ";").', { help: 'The sign .', default: ';' }],
    ['The place (default is the hive)', { help: 'The place (default is the hive)' }],
    ['How wide (default 0 = as it is)', { help: 'How wide (default 0 = as it is)', default: '0' }],
    ['What [default: "a b"]', { help: 'What', default: 'a b' }],
    ['Where (default: here)', { help: 'Where', default: 'here' }],
    ["Where (default 'there')", { help: 'Where', default: 'there' }],
    ['Nothing [default: null] (default: (the folder))', { help: 'Nothing (default: (the folder))' }],
    ['Which [possible values: a, default, b]', { help: 'Which', enum: ['a', 'default', 'b'] }],
    ['A separator (default: comma)', { help: 'A separator (default: comma)' }],
    ['A delimiter. Default is comma.', { help: 'A delimiter. Default is comma.' }],
    ['How many (default: found [2])', { help: 'How many (default: found [2])' }],
    ['How many bits (default 16-bit)', { help: 'How many bits (default 16-bit)' }],
    ['How many (default: 10,000)', { help: 'How many', default: '10000' }],
    ['Which colour (default: 30;43)', { help: 'Which colour', default: '30;43' }],
    ['How (default w/o term)', { help: 'How (default w/o term)' }],
    ['Which [possible values: a, b]', { help: 'Which', enum: ['a', 'b'] }],
    ['Which (choices: "a", "b", default: "b")', { help: 'Which', default: 'b', enum: ['a', 'b'] }],
    ['Size of an indent [4]', { help: 'Size of an indent', default: '4' }],
    ['What fills it [" "]', { help: 'What fills it', default: ' ' }],
    ['[js|css] ["js"]', { help: '[js|css]', default: 'js', enum: ['js', 'css'] }],
    [
      'Where (before|after) [before]',
      { help: 'Where (before|after) [before]', default: 'before', enum: ['before', 'after'] },
    ],
    ['Write it there (default stdout)', { help: 'Write it there (default stdout)' }],
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

  it('have a default only where they show one value, without what stands behind it', () => {
    const shown = (text: string) => readNotes(text).default
    expect(shown('Rows (default: one hundred)')).to.equal(undefined)
    expect(shown('Threads [default: number of available cores]')).to.equal(undefined)
    expect(shown('Threads (default is the number of processors, or 8 if unknown)')).to.equal(undefined)
    expect(shown('Mark (default: "two words")')).to.equal('two words')
    expect(shown('Size [default: 512; x>=-1]')).to.equal('512')
    expect(shown('Out (default: out.xml, use "-" for stdout)')).to.equal('out.xml')
  })

  it('have a default in quotes without what stands behind it, and none on a condition', () => {
    const shown = (text: string) => readNotes(text).default
    expect(shown('Template (default "[dir]/[name]", can also use "[hash]")')).to.equal('[dir]/[name]')
    expect(shown('Order (default "a,b" when it is one and "b" when it is another)')).to.equal(undefined)
    expect(shown('The quote [default: "]')).to.equal('"')
    expect(shown('Where to write (default: stdout)')).to.equal(undefined)
  })

  it('have values that nothing announces, with a default that is none of them', () => {
    const { help, ...notes } = readNotes('bash/posix/mksh, default "auto"', { name: '--language-dialect' })
    expect(notes).to.deep.equal({ default: 'auto', enum: ['auto', 'bash', 'posix', 'mksh'] })
    expect(help).to.equal('bash/posix/mksh, default "auto"')
    expect(readNotes('Output format: xml, or plain (default: "xml")').enum).to.deep.equal(['xml', 'plain'])
  })

  it('tell choices from a default and a variable in the same brackets', () => {
    const { enum: values, default: shown } = readNotes('Size (choices: small, large, default: "small")')
    expect([values, shown]).to.deep.equal([['small', 'large'], 'small'])
    expect(readNotes('What (choices: "a", "b", env: X_WHAT)').enum).to.deep.equal(['a', 'b'])
  })
})
