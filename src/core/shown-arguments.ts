import { foldName } from '../discovery/parameter-name.js'
import type { Tool, ToolCall } from '../discovery/tool.js'
import { cut } from '../quote.js'

const charactersMax = 200
const argumentsMax = 50

/**
 * The arguments of a call for a log: each by its name, as JSON of at most 200 characters. Nothing is shown of a secret,
 * nor of what the tool does not declare, which may be a secret whose name is misspelt.
 */
export function shownArguments(
  { command: { parameters } }: Pick<Tool, 'command'>,
  given: ToolCall['arguments'],
): Readonly<Record<string, string>> {
  const declared = new Map(parameters.map((parameter) => [foldName(parameter.name), parameter]))
  const shown = Object.entries(given)
    .slice(0, argumentsMax)
    .map(([name, value]): [string, string] => {
      const parameter = declared.get(foldName(name))
      if (!parameter) return [cut(name, 64), '(not declared)']
      return [parameter.name, parameter.isSecret ? '(secret)' : cut(JSON.stringify(value), charactersMax)]
    })
  return Object.fromEntries(shown)
}
