import type { Parameter, Tool } from '../discovery/tool.js'
import { flagWithValue, joined } from './flag-with-value.js'
import { canStandBare } from './option-like.js'
import { dividedByComma, readAsOption } from './unrenderable.js'

/**
 * Renders an option with a list in the form that the program takes. Throws an InvalidArgumentsError for an item that
 * can't be passed.
 */
export function renderList(tool: Tool, parameter: Parameter, flag: string, items: string[]): string[] {
  const isCounted = parameter.list === 'exact' && items.length === parameter.schema.maxItems
  const optionLike = isCounted ? undefined : items.find((item) => !canStandBare(tool.command, item))
  switch (parameter.list) {
    case 'exact':
    case 'together':
      return optionLike === undefined
        ? [flag, ...items]
        : [onlyItem(tool, parameter, flag, items, optionLike)]
    case 'either':
      return optionLike === undefined ? [flag, ...items] : repeated(tool, parameter, flag, items)
    case 'commas':
      return withCommas(tool, parameter, flag, items)
    default:
      return repeated(tool, parameter, flag, items)
  }
}

function repeated({ command }: Tool, parameter: Parameter, flag: string, items: readonly string[]): string[] {
  return items.flatMap((item) => flagWithValue(command, flag, item, parameter))
}

/** Joins the option-like item to its flag; that only works for a single item. */
function onlyItem(
  tool: Tool,
  { name, schema }: Parameter,
  flag: string,
  items: readonly string[],
  optionLike: string,
): string {
  const needsMore = typeof schema.minItems === 'number' && schema.minItems > 1
  if (items.length > 1 || needsMore) throw readAsOption(tool.name, name, optionLike)
  return joined(flag, optionLike)
}

function withCommas(tool: Tool, parameter: Parameter, flag: string, items: readonly string[]): string[] {
  // One text with commas is what the program takes anyway.
  const divided = items.length > 1 ? items.find((item) => item.includes(',')) : undefined
  if (divided !== undefined) throw dividedByComma(tool.name, parameter.name, divided)
  return flagWithValue(tool.command, flag, items.join(','), parameter)
}
