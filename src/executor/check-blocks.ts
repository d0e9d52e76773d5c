import { PluginFailedError } from '../errors.js'
import { isObject } from '../is-object.js'
import { quote } from '../quote.js'
import type { ContentBlock } from './content.js'

type Said = Readonly<Record<string, unknown>>

/** What a block of each type must have: names of fields, and the types of their values. */
const required: Readonly<Record<string, Readonly<Record<string, 'string' | 'object'>>>> = {
  text: { text: 'string' },
  image: { data: 'string', mimeType: 'string' },
  audio: { data: 'string', mimeType: 'string' },
  resource: { resource: 'object' },
  resource_link: { uri: 'string', name: 'string' },
}

/** Whether a value is a list of objects that mean to be blocks of MCP; each may still lack something. */
export function areBlocks(value: unknown): value is readonly Said[] {
  return (
    Array.isArray(value) &&
    value.every(
      (block) => isObject(block) && typeof block.type === 'string' && Object.hasOwn(required, block.type),
    )
  )
}

/** Returns a block that `tool` printed. Throws a PluginFailedError that says what is wrong with it; `place` is where it is. */
export function checkBlock(tool: string, block: unknown, place: string): ContentBlock {
  const wrong = areBlocks([block]) ? complaintOf(block as Said) : ` is ${quote(block)}; expected ${expected}`
  if (wrong !== undefined) throw new PluginFailedError(`${tool} printed a result whose ${place}${wrong}`)
  return block as ContentBlock
}

const expected = `a block of the type ${Object.keys(required).join(', ')}`

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
