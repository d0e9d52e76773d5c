import type { ContentBlock } from './content.js'
import { outputText } from './output-text.js'

/** Text to any client, although its media type says `application`. */
const textTypes = /^text\/|^application\/(?:[\w.+-]*\+)?(?:json|xml|yaml|toml|x-ndjson)$/

/** Bytes as a block of this media type: an image, a sound, a text, or a resource that is part of the result. */
export function mediaBlock(
  tool: string,
  bytes: Buffer,
  mimeType: string,
  textBytesMax: number,
): ContentBlock {
  if (isText(mimeType)) return { type: 'text', text: outputText(bytes, textBytesMax) }
  const data = bytes.toString('base64')
  if (mimeType.startsWith('image/')) return { type: 'image', data, mimeType }
  if (mimeType.startsWith('audio/')) return { type: 'audio', data, mimeType }
  return { type: 'resource', resource: { uri: `smcp://output/${tool}`, mimeType, blob: data } }
}

/** Whether what has this media type can be read as text. */
export function isText(mimeType: string): boolean {
  return textTypes.test(mimeType)
}
