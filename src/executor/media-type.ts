import { isUtf8 } from 'node:buffer'

/** How files begin that are no text; `at` is where, in bytes. */
const signatures: readonly { readonly type: string; readonly bytes: string; readonly at?: number }[] = [
  { type: 'image/png', bytes: '\x89PNG\r\n\x1a\n' },
  { type: 'image/jpeg', bytes: '\xff\xd8\xff' },
  { type: 'image/gif', bytes: 'GIF8' },
  { type: 'image/webp', bytes: 'WEBP', at: 8 },
  { type: 'audio/wav', bytes: 'WAVE', at: 8 },
  { type: 'audio/mpeg', bytes: 'ID3' },
  { type: 'audio/mpeg', bytes: '\xff\xfb' },
  { type: 'audio/ogg', bytes: 'OggS' },
  { type: 'application/pdf', bytes: '%PDF-' },
]

/** The media type of bytes that are plainly a picture, a sound or a PDF; undefined for text and for anything else. */
export function mediaTypeOf(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 16).toString('latin1')
  const found = signatures.find(({ bytes: signature, at = 0 }) => head.startsWith(signature, at))
  // A text may begin with the same letters.
  return found && isBinary(bytes) ? found.type : undefined
}

function isBinary(bytes: Buffer): boolean {
  return bytes.includes(0) || !isUtf8(bytes)
}
