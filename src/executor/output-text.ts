import { isUtf8 } from 'node:buffer'
import { stripVTControlCharacters } from 'node:util'

/**
 * Output as text for a client: UTF-8, without terminal escapes, trimmed, cut to this length, with a note on what
 * changed.
 */
export function outputText(bytes: Buffer, bytesMax: number): string {
  const note = isUtf8(bytes)
    ? ''
    : '\n[smcp: the output is not valid UTF-8; invalid bytes are shown as \uFFFD]'
  return cutMiddle(stripVTControlCharacters(bytes.toString('utf8')).trim(), bytesMax) + note
}

function cutMiddle(text: string, bytesMax: number): string {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length <= bytesMax) return text
  const half = Math.floor(bytesMax / 2)
  const note = `\n[smcp: ${bytes.length - 2 * half} of ${bytes.length} bytes were cut here]\n`
  // A character that the cut splits would come out as U+FFFD.
  const head = bytes
    .subarray(0, half)
    .toString('utf8')
    .replace(/\uFFFD$/, '')
  const tail = bytes
    .subarray(bytes.length - half)
    .toString('utf8')
    .replace(/^\uFFFD+/, '')
  return head + note + tail
}
