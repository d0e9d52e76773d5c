import { takesAnyArguments } from '../describe/any-arguments.js'
import type { Tool } from '../tool.js'
import type { Loaded } from './load-plugin.js'

/**
 * Lets the tools of a plugin that is described in whole be called with `args` too, if clients may know them so from its
 * first description.
 */
export function withEarlierTools(whole: Loaded, first: Loaded | undefined): Loaded {
  const known = new Map(first?.tools.filter(isIncomplete).map((tool) => [tool.name, tool]))
  const tools = whole.tools.map((tool): Tool => {
    const earlier = known.get(tool.name)
    return earlier && !takesAnyArguments(tool.command) ? { ...tool, earlier } : tool
  })
  return { ...whole, tools }
}

function isIncomplete({ command }: Tool): boolean {
  return takesAnyArguments(command)
}
