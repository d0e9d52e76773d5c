import type { ContentBlock, ResourceContents } from '../executor/content.js'
import type { ToolResult } from '../executor/tool-result.js'

/** A result for a person: text as it is, the URI of a link, and the kind and size of anything else. */
export function resultText({ content }: ToolResult): string {
  return content.map(blockText).join('\n')
}

function blockText(block: ContentBlock): string {
  switch (block.type) {
    case 'text':
      return block.text
    case 'image':
    case 'audio':
      return `[${block.type} ${block.mimeType}, ${sizeOf(block.data)}]`
    case 'resource':
      return resourceText(block.resource)
    case 'resource_link':
      return block.uri
    default:
      // Another server may know kinds that MCP did not have when this was written.
      return `[${String((block as { type: unknown }).type)}]`
  }
}

function resourceText(resource: ResourceContents): string {
  if ('text' in resource) return resource.text
  const type = resource.mimeType === undefined ? '' : ` ${resource.mimeType},`
  return `[resource${type} ${sizeOf(resource.blob)}: ${resource.uri}]`
}

/** The size of base64 data in bytes, such as `12.3 kB`. */
function sizeOf(base64: string): string {
  const bytes = Buffer.byteLength(base64, 'base64')
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
