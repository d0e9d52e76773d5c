import { expect } from 'chai'
import { readMacro, roffText } from '../../../../../../src/discovery/describe/carried/man/roff-text.js'

describe('roffText', () => {
  it('leaves the characters, without fonts, sizes and comments', () => {
    const lines: Readonly<Record<string, string>> = {
      [String.raw`\fB\-a\fR, \f[B]\-\-all\f[]`]: '-a, --all',
      [String.raw`don\(aqt \[lq]say\[rq] it\(emnow`]: `don't "say" it-now`,
      [String.raw`1\ 2\~3\&.\|4\" comment`]: '1 2 3.4',
      [String.raw`a\eb\\c\s-1d\s0`]: String.raw`a\b\cd`,
      [String.raw`\m[blue]x\m[] \[u00E9]`]: 'x é',
      [String.raw`a\[u1FFFFF]b\*[constructor]c`]: 'abc',
    }
    for (const [line, text] of Object.entries(lines)) expect(roffText(line), line).to.equal(text)
  })
})

describe('readMacro', () => {
  it('divides a control line into its name and arguments', () => {
    expect(readMacro(String.raw`.IP "\fB\-x\fR ""y""" 4 \" why`)).to.deep.equal({
      name: 'IP',
      args: [String.raw`\fB\-x\fR "y"`, '4'],
    })
    expect(readMacro(`'br`)).to.deep.equal({ name: 'br', args: [] })
    expect(readMacro('text')).to.equal(undefined)
  })
})
