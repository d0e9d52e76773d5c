import { isObject } from '../is-object.js'

type Said = Readonly<Record<string, unknown>>

/** The types of blocks that an early revision of MCP lacks: the first that has them, and what stands for them before. */
const later: readonly (readonly [type: string, revision: string, instead: (block: Said) => Said])[] = [
  ['audio', '2025-03-26', ({ mimeType, data }) => embedded({ mimeType, blob: data })],
  ['resource_link', '2025-06-18', ({ title, name, uri }) => text(`${String(title ?? name)}: ${String(uri)}`)],
]

/**
 * Returns a result of a tool or a prompt with blocks that a client of this revision knows; it would refuse the whole
 * result for one that it does not.
 */
export function withKnownBlocks<T extends Said>(result: T, revision: string): T {
  const unknown = later.filter(([, since]) => revision < since)
  if (unknown.length === 0) return result
  const known = (block: unknown): unknown => {
    if (!isObject(block)) return block
    const [, , instead] = unknown.find(([type]) => type === block.type) ?? []
    return instead?.(block) ?? block
  }
  const { content, messages } = result
  return {
    ...result,
    ...(Array.isArray(content) && { content: content.map(known) }),
    ...(Array.isArray(messages) && {
      messages: messages.map((one: Said) => ({ ...one, content: known(one.content) })),
    }),
  }
}

function text(said: string): Said {
  return { type: 'text', text: said }
}

function embedded(contents: Said): Said {
  return { type: 'resource', resource: { uri: 'smcp://output/audio', ...contents } }
}
