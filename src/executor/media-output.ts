import { PluginFailedError } from '../errors.js'
import type { Tool } from '../discovery/tool.js'
import type { ContentBlock } from './content.js'
import { mediaBlock } from './media-block.js'
import { mediaTypeOf } from './media-type.js'

/**
 * What a program printed as one block, if it has declared a media type, or if its bytes are plainly a picture or the like;
 * undefined for anything else. Throws a PluginFailedError if it printed nothing of what it has declared.
 */
export function mediaOutput(
  { name, command }: Tool,
  bytes: Buffer,
  textBytesMax: number,
): ContentBlock | undefined {
  const mimeType = command.output ?? mediaTypeOf(bytes)
  if (mimeType === undefined) return undefined
  if (bytes.length === 0)
    throw new PluginFailedError(`${name} printed nothing, but its output is declared to be ${mimeType}`)
  return mediaBlock(name, bytes, mimeType, textBytesMax)
}
