import { isObject } from '../is-object.js'

/** The arguments of the governor's tool, as a client sent them. */
export type ActionArguments = Readonly<Record<string, unknown>>

/**
 * The tools that are named, each once: by `tools`, else by `tool`. Letta sends a list of one as an object, some models
 * send a list as a text, and `plugin.command` is the older form of a name.
 */
export function namesIn({ tools, tool }: ActionArguments): readonly string[] {
  const given = isObject(tools) && 'item' in tools ? tools.item : tools
  const many = Array.isArray(given) ? given.map(String) : wordsIn(textOf(given))
  const names = many.length > 0 ? many : wordsIn(textOf(tool))
  return [...new Set(names.map((name) => name.trim().replace('.', '__')).filter((name) => name !== ''))]
}

/** A text without the space around it; nothing else is one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

function wordsIn(text: string): readonly string[] {
  return text.split(/[\s,"'[\]]+/).filter((word) => word !== '')
}
