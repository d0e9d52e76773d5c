import type { Tool } from '../discovery/tool.js'
import type { Arguments } from './check-arguments.js'
import { asText } from './render-option.js'

/** The names of the variables whose values only the program may see. */
export function secretVariables({ command }: Tool): readonly string[] {
  return command.parameters.flatMap(({ isSecret, variable }) => (isSecret ? (variable ?? []) : []))
}

/** The variables of the program's environment by which arguments are given that must not be seen on its command line. */
export function renderVariables({ command }: Tool, args: Arguments): Record<string, string> {
  const given = command.parameters.flatMap(({ name, variable }) =>
    variable !== undefined && args.has(name) ? [[variable, asText(args.get(name))] as const] : [],
  )
  return Object.fromEntries(given)
}
