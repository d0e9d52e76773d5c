import { countMax } from '../discovery/describe/count-max.js'
import type { Parameter, Tool } from '../discovery/tool.js'
import { hasScalarItems, itemSchema } from './main-schema.js'
import { renderList } from './render-list.js'
import { countedTooHigh } from './unrenderable.js'
import { flagWithValue } from './flag-with-value.js'

/** Renders one option with its value. Throws an InvalidArgumentsError if the value can't be passed. */
export function renderOption(tool: Tool, parameter: Parameter, value: unknown): string[] {
  const flag = parameter.flag ?? `--${parameter.name.replaceAll('_', '-')}`
  if (parameter.isCount) return counted(tool, parameter, flag, value)
  if (parameter.isSwitch) return switched(parameter, flag, value === true)
  if (parameter.each && Array.isArray(value)) return renderEach(tool, parameter, flag, value as unknown[][])
  // In contract 1, a list of lists or objects is a single argument of JSON.
  if (Array.isArray(value) && (parameter.list !== undefined || hasScalarItems(parameter.schema)))
    return renderList(tool, parameter, flag, value.map(asText))
  const text = asText(value)
  if (text === parameter.bareValue) return [flag]
  return flagWithValue(tool.command, flag, text, parameter)
}

/** Gives the flag for each of the lists. */
function renderEach(tool: Tool, parameter: Parameter, flag: string, lists: unknown[][]): string[] {
  const { each, ...others } = parameter
  const one: Parameter = {
    ...others,
    ...(each && { list: each }),
    schema: itemSchema(parameter.schema) ?? {},
  }
  return lists.flatMap((values) => renderList(tool, one, flag, values.map(asText)))
}

function switched({ negation }: Parameter, flag: string, isOn: boolean): string[] {
  if (isOn) return [flag]
  return negation ? [negation] : []
}

function counted(tool: Tool, { name }: Parameter, flag: string, value: unknown): string[] {
  const times = Number(value)
  if (!Number.isInteger(times) || times < 0 || times > countMax)
    throw countedTooHigh(tool.name, name, value, countMax)
  return Array.from({ length: times }, () => flag)
}

/** Renders a value as one argument: text as it is, anything else as compact JSON. */
export function asText(value: unknown): string {
  // JSON.stringify would write 0.
  if (Object.is(value, -0)) return '-0'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
