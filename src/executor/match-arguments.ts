import { InvalidArgumentsError } from '../errors.js'
import type { CallableTool, Parameter } from '../discovery/tool.js'
import { foldName } from '../discovery/parameter-name.js'
import { didYouMean } from '../nearest-name.js'
import { cut } from '../quote.js'

/**
 * Maps the given arguments to declared names: `foo-bar` and `foo_bar` are the same, null counts as left out, and the
 * first value that is not null wins. Throws an InvalidArgumentsError for a name that the tool does not have.
 */
export function matchArguments(
  tool: CallableTool,
  given: Readonly<Record<string, unknown>>,
): Map<string, unknown> {
  const declared = new Map(tool.command.parameters.map((parameter) => [foldName(parameter.name), parameter]))
  const matched = new Map<string, unknown>()
  for (const [name, value] of Object.entries(given)) {
    const parameter = declared.get(foldName(name))
    if (!parameter) throw unknownArgument(tool, name)
    if (value !== null && !matched.has(parameter.name)) matched.set(parameter.name, value)
  }
  return matched
}

function unknownArgument(tool: CallableTool, name: string): InvalidArgumentsError {
  const names = tool.command.parameters.map((parameter: Parameter) => parameter.name)
  const all = names.length === 0 ? 'It takes no arguments.' : `Its arguments: ${names.join(', ')}.`
  const hint = [didYouMean(name, names), all].filter((one) => one !== undefined).join(' ')
  return new InvalidArgumentsError(`${tool.name} has no argument "${cut(name)}"`, { hint })
}
