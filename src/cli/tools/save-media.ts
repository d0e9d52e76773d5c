import { writeFileSync } from 'node:fs'
import { parse } from 'node:path'
import { messageOf, SmcpError } from '../../errors.js'
import type { ContentBlock } from '../../executor/content.js'
import type { ToolResult } from '../../executor/tool-result.js'

/**
 * Writes the pictures, sounds and other bytes of a result: the first to this file, the others to `NAME-2.png` and so on
 * beside it. Returns a line for each. Throws an SmcpError if there are none, or if a file can't be written.
 */
export function saveMedia({ content }: ToolResult, file: string): string[] {
  const media = content.flatMap(bytesOf)
  if (media.length === 0)
    throw new SmcpError(`The result has no picture, sound or other bytes, so ${file} was not written`)
  return media.map(({ type, bytes }, index) => {
    const path = index === 0 ? file : numbered(file, index + 1)
    try {
      writeFileSync(path, bytes)
    } catch (error) {
      throw new SmcpError(`${path} can't be written: ${messageOf(error)}`, { cause: error })
    }
    return `${type} saved as ${path}`
  })
}

function bytesOf(block: ContentBlock): { type: string; bytes: Buffer }[] {
  if (block.type === 'image' || block.type === 'audio')
    return [{ type: block.mimeType, bytes: Buffer.from(block.data, 'base64') }]
  if (block.type !== 'resource' || !('blob' in block.resource)) return []
  const { blob, mimeType = 'resource' } = block.resource
  return [{ type: mimeType, bytes: Buffer.from(blob, 'base64') }]
}

function numbered(file: string, number: number): string {
  const { name, ext } = parse(file)
  return `${file.slice(0, file.length - name.length - ext.length)}${name}-${number}${ext}`
}
