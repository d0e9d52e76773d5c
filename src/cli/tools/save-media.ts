import { writeFileSync } from 'node:fs'
import { parse } from 'node:path'
import { messageOf, SmcpError } from '../../errors.js'
import type { ContentBlock } from '../../executor/content.js'
import type { ToolResult } from '../../executor/tool-result.js'

/** A picture, a sound or other bytes of a result, in base64; a resource may have no type. */
interface Media {
  readonly type: string
  readonly data: string
}

/**
 * Writes the pictures, sounds and other bytes of a result: the first to this file, the others to `NAME-2.png` and so on
 * beside it. Returns a line for each. Throws an SmcpError if there are none, or if a file can't be written.
 */
export function saveMedia(result: ToolResult, file: string): string[] {
  const media = mediaOf(result)
  if (media.length > 0) return writeMedia(media, file)
  throw new SmcpError(`The result has no picture, sound or other bytes, so ${file} was not written`)
}

export function mediaOf({ content }: ToolResult): Media[] {
  return content.flatMap(bytesOf)
}

/** The same for bytes that are there. */
export function writeMedia(media: readonly Media[], file: string): string[] {
  return media.map(({ type, data }, index) => {
    const path = index === 0 ? file : numbered(file, index + 1)
    try {
      writeFileSync(path, data, 'base64')
    } catch (error) {
      throw new SmcpError(`${path} can't be written: ${messageOf(error)}`, { cause: error })
    }
    return `${type} saved as ${path}`
  })
}

function bytesOf(block: ContentBlock): Media[] {
  if (block.type === 'image' || block.type === 'audio') return [{ type: block.mimeType, data: block.data }]
  if (block.type !== 'resource' || !('blob' in block.resource)) return []
  const { blob, mimeType = 'resource' } = block.resource
  return [{ type: mimeType, data: blob }]
}

function numbered(file: string, number: number): string {
  const { name, ext } = parse(file)
  return `${file.slice(0, file.length - name.length - ext.length)}${name}-${number}${ext}`
}
