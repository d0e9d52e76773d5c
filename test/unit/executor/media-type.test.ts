import { expect } from 'chai'
import { mediaTypeOf } from '../../../src/executor/media-type.js'

const start = (text: string): Buffer =>
  Buffer.concat([Buffer.from(text, 'latin1'), Buffer.from([0, 1, 0xff])])

describe('mediaTypeOf', () => {
  const types: Readonly<Record<string, string>> = {
    '\x89PNG\r\n\x1a\n': 'image/png',
    '\xff\xd8\xff\xe0': 'image/jpeg',
    GIF89a: 'image/gif',
    'RIFF1234WEBPVP8 ': 'image/webp',
    'RIFF1234WAVEfmt ': 'audio/wav',
    'ID3\x04': 'audio/mpeg',
    '\xff\xfb\x90': 'audio/mpeg',
    OggS: 'audio/ogg',
    '%PDF-1.7\n': 'application/pdf',
  }
  for (const [head, type] of Object.entries(types))
    it(`tells ${type} by its first bytes, ${JSON.stringify(head)}`, () => {
      expect(mediaTypeOf(start(head))).to.equal(type)
    })

  for (const text of ['', 'GIF89a is a format', 'ID3 tags: none', '%PDF-', 'RIFF1234WAVE, she said'])
    it(`takes the text ${JSON.stringify(text)} for text`, () => {
      expect(mediaTypeOf(Buffer.from(text))).to.equal(undefined)
    })

  it('takes other bytes for no picture', () => {
    expect(mediaTypeOf(start('PK\x03\x04'))).to.equal(undefined)
  })
})
