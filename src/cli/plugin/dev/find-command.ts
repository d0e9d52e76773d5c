import type { Tool } from '../../../discovery/tool.js'
import { ConfigError } from '../../../errors.js'
import { didYouMean } from '../../../nearest-name.js'

/** The tool of this command, or of this name; undefined if there is none. */
export function commandNamed(typed: string, tools: readonly Tool[]): Tool | undefined {
  return tools.find(({ name, command }) => [name, command.name].includes(typed))
}

/** Finds a tool by its command, or by its own name. Throws a ConfigError with the nearest command. */
export function findCommand(typed: string, tools: readonly Tool[]): Tool {
  const tool = commandNamed(typed, tools)
  if (tool) return tool
  const names = tools.map(({ command }) => command.name)
  throw new ConfigError(`There is no command ${JSON.stringify(typed)}`, {
    hint: didYouMean(typed, names) ?? `Commands: ${names.join(', ') || 'none'}.`,
  })
}
