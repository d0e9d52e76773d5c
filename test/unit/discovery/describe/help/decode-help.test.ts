import { expect } from 'chai'
import { decodeHelp } from '../../../../../src/discovery/describe/help/decode-help.js'

const text = 'Usage: x [-v]\n\n  -v  Größer\n'

describe('decodeHelp', () => {
  it('reads UTF-8, and UTF-16 with a mark or without', () => {
    const little = Buffer.from(text, 'utf16le')
    const big = Buffer.from(text, 'utf16le').swap16()
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      little,
      big,
      Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
    ])
      expect(decodeHelp(bytes)).to.equal(text)
  })

  it('leaves NULs out, and replaces what is no text', () => {
    expect(decodeHelp(Buffer.from('Usage:\0 x\0'))).to.equal('Usage: x')
    expect(decodeHelp(Buffer.from([0x61, 0xff]))).to.equal('a\uFFFD')
    expect(decodeHelp(Buffer.alloc(0))).to.equal('')
  })
})
