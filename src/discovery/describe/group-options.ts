import { foldName } from '../parameter-name.js'
import type { Parameter } from '../tool.js'
import { nameApart } from './help/build-parameter.js'
import { isGroupOption } from './is-group-option.js'

/**
 * The parameters of a command at `path`: its own, and those of the groups above, from the root on. An option that both
 * have is the command's own; another one of the same name is named after its group: `remote_config`. Left out are options
 * that only print something, and lists that would take the next word of the path for a value.
 */
export function withGroups(
  path: readonly string[],
  own: readonly Parameter[],
  above: readonly Parameter[],
): Parameter[] {
  const needed: Parameter[] = []
  const optional: Parameter[] = []
  // The nearest group comes first: of two options that are one its own counts, and it keeps its name.
  for (const parameter of above.filter(isOffered).toReversed()) {
    const taken = [...own, ...needed, ...optional]
    if (isGroupOption(parameter) && taken.some((other) => isSame(other, parameter))) continue
    const of = isGroupOption(parameter) ? optional : needed
    of.unshift(namedApart(parameter, path, taken))
  }
  return nameApart([...needed, ...own, ...optional])
}

function isOffered(parameter: Parameter): boolean {
  if (!isGroupOption(parameter)) return true
  return !onlyPrints(parameter) && (parameter.depth === undefined || hasEnd(parameter))
}

const printed = /(^|[-_])(completions?|help|version|usage)$/
/** What a value chooses the text of: the shell, the topic. */
const printedByValue = /(^|[-_])(completions?|help)$/

/** Whether an option only prints, by its name: `--version`, but not `--api-version TEXT`. */
function onlyPrints({ name, isSwitch, isJoined }: Parameter): boolean {
  return (isSwitch === true || isJoined === true ? printed : printedByValue).test(name)
}

/** Whether the word behind its values is not taken for one of them. */
function hasEnd({ list, schema }: Parameter): boolean {
  return list === undefined || list === 'repeated' || list === 'commas' || schema.maxItems !== undefined
}

/** Whether two options are one, which the command's help or parser repeats. */
function isSame(own: Parameter, ofGroup: Parameter): boolean {
  if (own.flag === undefined || own.flag !== ofGroup.flag) return false
  return own.isInherited === true || wordsOf(own) === wordsOf(ofGroup)
}

function wordsOf({ schema: { description } }: Parameter): string {
  return typeof description === 'string' ? description.replaceAll(/\W+/g, ' ').trim() : ''
}

function namedApart(parameter: Parameter, path: readonly string[], taken: readonly Parameter[]): Parameter {
  const { name, depth = 0 } = parameter
  if (!taken.some((other) => foldName(other.name) === foldName(name))) return parameter
  return { ...parameter, name: `${path[depth - 1] ?? 'global'}_${name}` }
}
