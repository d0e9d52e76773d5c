import type { Tool } from '../discovery/tool.js'
import { isObject } from '../is-object.js'
import { areBlocks, checkBlock } from './check-blocks.js'
import { hasOnly } from './json-object.js'
import { checkedStructure } from './checked-structure.js'
import type { ToolResult } from './tool-result.js'

type Said = Readonly<Record<string, unknown>>

/**
 * Whether a program printed MCP's own result: an object with `content`, a list of blocks, and nothing that a result does
 * not have. Any other object is ordinary JSON, even if it has a `content`.
 */
export function isOwnResult(said: Said): boolean {
  return hasOnly(said, 'content', ['structuredContent', 'isError', '_meta']) && areBlocks(said.content)
}

/** The result as it is. Throws a PluginFailedError that says where it is not MCP's. */
export function readOwnResult(tool: Tool, said: Said): ToolResult {
  const { structuredContent, isError, _meta } = said
  const content = said.content as readonly Said[]
  return {
    content: content.map((block, index) => checkBlock(tool.name, block, `content[${index}]`)),
    ...(isError === true && { isError }),
    // Clients check it against the schema, and without one there is nothing that it is.
    ...(tool.validateOutput &&
      isError !== true && { structuredContent: checkedStructure(tool, structuredContent) }),
    ...(isObject(_meta) && { _meta }),
  }
}
