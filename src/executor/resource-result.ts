import { isUtf8 } from 'node:buffer'
import type { Meta, ResourceContents } from './content.js'
import { isText } from './media-block.js'
import { mediaTypeOf } from './media-type.js'

/** https://modelcontextprotocol.io/specification/2025-11-25/schema#readresourceresult */
export interface ResourceResult {
  readonly contents: readonly ResourceContents[]
  readonly _meta?: Meta
}

/**
 * Bytes as a resource: as text if their type is one of text, or is not known, and they are valid UTF-8; else in base64.
 * Nothing is trimmed or cut.
 */
export function contentsOf(uri: string, bytes: Buffer, declared: string | undefined): ResourceContents {
  const mimeType = declared ?? mediaTypeOf(bytes)
  const mayBeText = mimeType === undefined || isOfText(mimeType)
  return mayBeText && isUtf8(bytes) && !bytes.includes(0)
    ? { uri, mimeType: mimeType ?? 'text/plain', text: bytes.toString('utf8') }
    : { uri, mimeType: mimeType ?? 'application/octet-stream', blob: bytes.toString('base64') }
}

function isOfText(mimeType: string): boolean {
  const [type = ''] = mimeType.split(/ *;/)
  // A picture as XML is one to a tool's client, and a text to one that reads it.
  return isText(type) || /\+(xml|json)$/.test(type)
}
