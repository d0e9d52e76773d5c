import type { Command, Parameter, Tool } from '../discovery/tool.js'
import { canStandBare } from './option-like.js'
import { readAsOption } from './unrenderable.js'

/** A parameter without a flag, with its values as text. */
export interface Positional {
  readonly parameter: Parameter
  readonly values: readonly string[]
}

/**
 * Renders positionals in their order, after `--` if the program takes it. For a group, and where that is not certain, `--`
 * is added only if a value needs it. Words that are passed as they are stand before all others if their parameter does. Throws an
 * InvalidArgumentsError for a value that would be read as an option.
 */
export function renderPositionals(
  tool: Tool,
  given: readonly Positional[],
  level: 'group' | 'command',
): string[] {
  const { command } = tool
  const positionals = given.filter(({ parameter }) => !parameter.isRaw)
  const { before, behind } = rawWords(given)
  const isBehindDashes = before.includes('--')
  const misread = isBehindDashes ? undefined : findMisread(command, positionals)
  const isAlways = level === 'command' && command.takesDoubleDash === true
  const isTaken = level === 'command' ? command.takesDoubleDash : command.takesDoubleDashInGroups
  if (misread && !isTaken) throw readAsOption(tool.name, misread.name, misread.value)
  const hasValues = positionals.some(({ values }) => values.length > 0)
  return [
    ...before,
    ...((misread || isAlways) && hasValues && !isBehindDashes ? ['--'] : []),
    ...positionals.flatMap((one, index) => (index === 0 ? one.values : keepingDoubleDash(tool, one))),
    ...behind,
  ]
}

/** The words that go to the program as they are, before and behind the other positionals. */
function rawWords(given: readonly Positional[]): { before: string[]; behind: string[] } {
  const first = given.findIndex(({ parameter }) => !parameter.isRaw)
  const isBefore = (index: number): boolean => index < first
  const words = given.map(({ parameter, values }) => (parameter.isRaw ? values : []))
  return {
    before: words.filter((_, index) => isBefore(index)).flat(),
    behind: words.filter((_, index) => !isBefore(index)).flat(),
  }
}

/** The first value that would be read as an option. After a first word, values of a "remainder" are never read as one. */
function findMisread(
  command: Command,
  positionals: readonly Positional[],
): { name: string; value: string } | undefined {
  let isBehindWord = false
  for (const { parameter, values } of positionals)
    for (const [index, value] of values.entries()) {
      // argparse drops a `--` at the start of the remainder.
      const isRest = parameter.list === 'remainder' && isBehindWord && (index > 0 || value !== '--')
      if (!isRest && !canStandBare(command, value)) return { name: parameter.name, value }
      isBehindWord = true
    }
  return undefined
}

/**
 * Adds a `--` for argparse to drop: in the first positional it drops the one before all values, in later ones a value.
 */
function keepingDoubleDash(tool: Tool, { parameter, values }: Positional): readonly string[] {
  const { dropsDoubleDash } = tool.command
  if (!values.includes('--') || dropsDoubleDash === undefined || parameter.list === 'remainder') return values
  const takesOneMore = parameter.schema.type === 'array' && parameter.schema.maxItems === undefined
  if (dropsDoubleDash === 'perhaps' || !takesOneMore) throw readAsOption(tool.name, parameter.name, '--')
  return ['--', ...values]
}
