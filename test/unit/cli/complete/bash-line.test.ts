import { expect } from 'chai'
import { readBashLine } from '../../../../src/cli/complete/bash-line.js'

/** What bash has unless it is told otherwise. */
const breaks = ' \t\n"\'@><=;|&(:'
const words = (line: string) => readBashLine(line, breaks).words
const written = (line: string, word: string, by = breaks) => readBashLine(line, by).written(word)

describe('readBashLine', () => {
  it('divides a line at its spaces, but not at those in quotes or behind a backslash', () => {
    expect(words('')).to.deep.equal([''])
    expect(words('smcp  tools\tca')).to.deep.equal(['smcp', 'tools', 'ca'])
    expect(words('smcp tools ')).to.deep.equal(['smcp', 'tools', ''])
    expect(words('a "b c"=\'d e\'f g\\ h')).to.deep.equal(['a', 'b c=d ef', 'g h'])
    expect(words('a "" \'\' ')).to.deep.equal(['a', '', '', ''])
  })

  it('knows the word in a quote that is open', () => {
    expect(words('a kind="dark r')).to.deep.equal(['a', 'kind=dark r'])
    expect(words("a 'kind=dark ")).to.deep.equal(['a', 'kind=dark '])
    expect(words('a kind="')).to.deep.equal(['a', 'kind='])
  })

  it('takes a backslash as bash does: for itself in single quotes, and before letters in double ones', () => {
    expect(words(String.raw`'a\' "b\n\"\\" \a`)).to.deep.equal(['a\\', 'b\\n"\\', 'a'])
    expect(words('a\\')).to.deep.equal(['a'])
  })

  it('writes what is behind the last sign at which bash divides words', () => {
    expect(written('x kind=', 'kind=rose')).to.equal('rose')
    expect(written('x kind=', 'kind=at:noon')).to.equal('at:noon')
    expect(written('x kind=at:n', 'kind=at:noon')).to.equal('noon')
    expect(written('x to=@a', 'to=@ada')).to.equal('ada')
    expect(written('x kind=at:n', 'kind=at:noon', ' \t\n')).to.equal('kind=at:noon')
    expect(written('x kind="a:b"c', 'kind=a:bcd')).to.equal('a:bcd')
    expect(written('x a\\:b', 'a:bc')).to.equal('a:bc')
    expect(written('x a=b k', 'kind=')).to.equal('kind=')
  })

  it('writes it so that bash reads the same word, whatever quotes are open', () => {
    const word = `kind=it's "5 $" \`!\\`
    expect(written('x kind=', word)).to.equal(String.raw`it\'s\ \"5\ \$\"\ ${'\\`'}\!\\`)
    expect(written('x kind="it', word)).to.equal(String.raw`it's \"5 \$\" ${'\\`'}"\!"\\`)
    expect(written("x kind='", word)).to.equal(`it'\\''s "5 $" \`!\\`)
    expect(written('x "kind=i', word)).to.equal(String.raw`kind=it's \"5 \$\" ${'\\`'}"\!"\\`)
    expect(written('x n=', 'n=Zoë_1,2%/x-y+z')).to.equal('Zoë_1,2%/x-y+z')
  })

  it('closes the quotes where the word ends with one, which bash takes for the end', () => {
    expect(written('x n="', 'n=say "hi"')).to.equal('say \\"hi\\""')
    expect(written('x n="', 'n=hi!')).to.equal('hi"\\!""')
    expect(written("x n='", "n=the dogs'")).to.equal("the dogs'\\'''")
  })
})
