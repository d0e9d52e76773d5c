import { expect } from 'chai'
import { mdocLine } from '../../../../../../src/discovery/describe/carried/man/mdoc-line.js'

describe('mdocLine', () => {
  it('writes flags, arguments and brackets as they are typed', () => {
    const lines: Readonly<Record<string, string>> = {
      'Fl o Ar file': '-o file',
      'Fl Fl output Ns = Ns Ar file': '--output=file',
      'Op Fl abc': '[-abc]',
      'Op Fl D Oo Ar host : Oc Ns Ar port': '[-D [host:]port]',
      'Fl a , Fl b': '-a, -b',
      'Nm Op Ar file ...': 'prog [file ...]',
      'Dq Em word .': '"word."',
    }
    for (const [line, text] of Object.entries(lines))
      expect(mdocLine(line.split(' '), 'prog'), line).to.equal(text)
  })
})
