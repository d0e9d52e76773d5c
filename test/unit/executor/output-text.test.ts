import { expect } from 'chai'
import fc from 'fast-check'
import { outputText } from '../../../src/executor/output-text.js'

const read = (output: string | readonly number[], bytesMax = 100): string =>
  outputText(typeof output === 'string' ? Buffer.from(output) : Buffer.from(output), bytesMax)
const cut = /\n\[smcp: (\d+) of (\d+) bytes were cut here\]\n/

describe('outputText', () => {
  it('trims the text and takes terminal escapes out of it', () => {
    expect(read('\n\u001b[31mred\u001b[0m \n')).to.equal('red')
    expect(read('\u001b]8;;https://example.com\u0007link\u001b]8;;\u0007')).to.equal('link')
    expect(read(' \n\t ')).to.equal('')
    expect(read('')).to.equal('')
    expect(read('     42\n')).to.equal('42')
    expect(read('\uFEFF{\n}\n')).to.equal('{\n}')
  })

  it('keeps what indents the first of several lines', () => {
    expect(read('\n \n   a b\n 1 2 3\n\n')).to.equal('   a b\n 1 2 3')
  })

  it('says that the output was not UTF-8', () => {
    expect(read([0x61, 0xff])).to.match(/^a\uFFFD\n\[smcp: .*not valid UTF-8/)
    expect(read('\uFFFD')).to.equal('\uFFFD')
  })

  it('cuts the middle of a long text and says how much', () => {
    const text = read(`${'a'.repeat(100)}${'b'.repeat(100)}`)
    expect(text).to.match(/^a{50}\n\[smcp: 100 of 200 bytes were cut here\]\nb{50}$/)
  })

  it('says both where the output is long and no UTF-8', () => {
    const text = read([...Array.from({ length: 200 }, () => 0x61), 0xff])
    expect(text).to.match(cut)
    expect(text).to.match(/not valid UTF-8.*\]$/)
  })

  it('keeps the whole of a text that fits, and else its begin and its end, with no character in halves', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .filter((one) => read(one, Infinity) === one && !one.includes('\uFFFD'))
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 80 }), (whole, bytesMax) => {
        const shown = read(whole, bytesMax)
        if (Buffer.byteLength(whole) <= bytesMax) {
          expect(shown).to.equal(whole)
          return
        }
        const [note, , bytes] = cut.exec(shown)!
        const [head, tail] = shown.split(note) as [string, string]
        expect(whole.startsWith(head) && whole.endsWith(tail), shown).to.be.true
        expect(Buffer.byteLength(head + tail)).to.be.at.most(bytesMax)
        // Less than one character, of at most four bytes, is lost at each side of the cut.
        expect(Buffer.byteLength(head + tail)).to.be.at.least(bytesMax - 7)
        expect(Number(bytes)).to.equal(Buffer.byteLength(whole))
      }),
    )
  })
})
