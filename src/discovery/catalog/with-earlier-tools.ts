import { anyArguments, takesAnyArguments } from '../describe/any-arguments.js'
import type { Tool } from '../tool.js'
import type { Loaded } from './load-plugin.js'

/**
 * Lets the tools of a plugin that is described in whole be called with `args` too, if clients may know them so from an
 * earlier description, and if `args` is no parameter of their own.
 */
export function withEarlierTools(whole: Loaded, first: Loaded | undefined): Loaded {
  const known = new Map(first?.tools.map((tool) => [tool.name, tool.earlier ?? tool]))
  const tools = whole.tools.map((tool): Tool => {
    const earlier = known.get(tool.name)
    const hasArguments = tool.command.parameters.some(({ name }) => name === anyArguments.name)
    return earlier && takesAnyArguments(earlier.command) && !hasArguments ? { ...tool, earlier } : tool
  })
  return { ...whole, tools }
}
