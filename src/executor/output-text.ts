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
  return cutMiddle(trimmed(stripVTControlCharacters(bytes.toString('utf8'))), bytesMax) + note
}

/** Without empty lines around it; what indents the first of several lines belongs to a table or a picture. */
function trimmed(text: string): string {
  const lines = text
    .slice(startOfText(text))
    .trimEnd()
    .replace(/^\uFEFF/, '')
  return lines.includes('\n') ? lines : lines.trimStart()
}

/** Where the first line begins that is not empty. */
function startOfText(text: string): number {
  return text.lastIndexOf('\n', text.search(/\S/)) + 1
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
