import { InvalidArgumentsError } from '../errors.js'
import type { Parameter, Tool } from '../discovery/tool.js'

/** One option with its value, as the program spells it. Throws InvalidArgumentsError where the value can't be given. */
export function renderOption(tool: Tool, parameter: Parameter, value: unknown): string[] {
  const flag = parameter.flag ?? `--${parameter.name.replaceAll('_', '-')}`
  if (parameter.isCount) return Array.from({ length: Number(value) }, () => flag)
  if (parameter.isSwitch) return value === true ? [flag] : parameter.negation ? [parameter.negation] : []
  const withValue = parameter.isJoined ? joined : flagWithValue
  if (!Array.isArray(value)) return withValue(flag, asText(value))
  const items = value as unknown[]
  if (parameter.list === 'together') return listTogether(tool, parameter.name, flag, items.map(asText))
  if (parameter.list === 'commas') return listWithCommas(tool, parameter.name, flag, items.map(asText))
  if (parameter.list === 'repeated' || hasScalarItems(parameter))
    return items.flatMap((item) => withValue(flag, asText(item)))
  // Contract 1: a list of lists or objects is one argument of JSON.
  return withValue(flag, asText(items))
}

/** Many hand-written parsers know no `=`, so it is used only where the value would be taken for an option. */
function flagWithValue(flag: string, value: string): string[] {
  if (!value.startsWith('-')) return [flag, value]
  return joined(flag, value)
}

/** `--name=value`, `-name=value` as Go's programs have it, `-nvalue`. */
function joined(flag: string, value: string): string[] {
  return [flag.startsWith('--') || flag.length > 2 ? `${flag}=${value}` : flag + value]
}

function listTogether(tool: Tool, name: string, flag: string, items: string[]): string[] {
  const optionLike = items.find((item) => item.startsWith('-'))
  if (optionLike !== undefined) throw readAsOption(tool, name, optionLike)
  return [flag, ...items]
}

function listWithCommas(tool: Tool, name: string, flag: string, items: string[]): string[] {
  const divided = items.find((item) => item.includes(','))
  if (divided !== undefined)
    throw new InvalidArgumentsError(
      `${tool.name}: "${name}" ${JSON.stringify(divided)} holds a comma, by which the program divides its list`,
    )
  return flagWithValue(flag, items.join(','))
}

/** The error for a value that the program would take for an option. */
export function readAsOption(tool: Tool, name: string, value: string): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool.name}: "${name}" ${JSON.stringify(value)} starts with "-" and would be read as an option`,
  )
}

function hasScalarItems({ schema }: Parameter): boolean {
  const type = (schema.items as { type?: unknown } | undefined)?.type
  return type !== 'object' && type !== 'array'
}

/** A value as one argument: text as it is, anything else as compact JSON. */
export function asText(value: unknown): string {
  // JSON.stringify writes 0 for it.
  if (Object.is(value, -0)) return '-0'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
