import { PluginFailedError } from '../errors.js'
import type { Tool } from '../discovery/tool.js'
import { isObject } from '../is-object.js'
import { quote } from '../quote.js'
import { hasOnly } from './json-object.js'
import { checkedStructure } from './checked-structure.js'
import type { ToolResult } from './tool-result.js'

type Said = Readonly<Record<string, unknown>>

/** What a block of each type must have: names of fields, and the types of their values. */
const required: Readonly<Record<string, Readonly<Record<string, 'string' | 'object'>>>> = {
  text: { text: 'string' },
  image: { data: 'string', mimeType: 'string' },
  audio: { data: 'string', mimeType: 'string' },
  resource: { resource: 'object' },
  resource_link: { uri: 'string', name: 'string' },
}

/**
 * Whether a program printed MCP's own result: an object with `content`, a list of blocks, and nothing that a result does
 * not have. Any other object is ordinary JSON, even if it has a `content`.
 */
export function isOwnResult(said: Said): boolean {
  const { content } = said
  return (
    hasOnly(said, 'content', ['structuredContent', 'isError', '_meta']) &&
    Array.isArray(content) &&
    content.every((block) => isObject(block) && typeof block.type === 'string' && block.type in required)
  )
}

/** The result as it is. Throws a PluginFailedError that says where it is not MCP's. */
export function readOwnResult(tool: Tool, said: Said): ToolResult {
  const { structuredContent, isError, _meta } = said
  const content = said.content as readonly Said[]
  content.forEach((block, index) => {
    const wrong = complaintOf(block)
    if (wrong !== undefined)
      throw new PluginFailedError(`${tool.name} printed a result whose content[${index}]${wrong}`)
  })
  return {
    content: content as unknown as ToolResult['content'],
    ...(isError === true && { isError }),
    // Clients check it against the schema, and without one there is nothing that it is.
    ...(tool.validateOutput &&
      isError !== true && { structuredContent: checkedStructure(tool, structuredContent) }),
    ...(isObject(_meta) && { _meta }),
  }
}

function complaintOf(block: Said): string | undefined {
  const { type, resource } = block
  for (const [name, kind] of Object.entries(required[String(type)] ?? {})) {
    const value = block[name]
    const fits = kind === 'object' ? isObject(value) : typeof value === kind
    if (!fits) return `.${name} is ${quote(value)}; a block of type ${quote(type)} needs a ${kind} there`
  }
  if (type !== 'resource' || !isObject(resource)) return undefined
  if (typeof resource.uri !== 'string') return `.resource.uri is ${quote(resource.uri)}; expected a string`
  const has = typeof resource.text === 'string' || typeof resource.blob === 'string'
  return has ? undefined : '.resource has neither a text nor a blob'
}
