import type { Parameter, Tool } from '../discovery/tool.js'
import type { Arguments } from './check-arguments.js'
import { asText, renderOption } from './render-option.js'
import { renderPositionals, type Positional } from './render-positionals.js'
import { readAsFile, readAsOption, tooLong, tooLongInAll } from './unrenderable.js'

/** Linux allows 128 KiB for one argument, and about 2 MB for all arguments and the environment. */
const valueBytesMax = 131_000
const argvBytesMax = 1_500_000

/**
 * Renders arguments as the program reads them: `["my-command", "--param", "x"]`. A value is never read as an option or
 * as the name of a file of arguments. Throws an InvalidArgumentsError if a value can't be passed.
 */
export function renderArgv(tool: Tool, args: Arguments): string[] {
  const { path, parameters } = tool.command
  const given = parameters.filter(({ name, variable }) => variable === undefined && args.has(name))
  const at = (depth: number | undefined): Parameter[] =>
    given.filter((parameter) => parameter.depth === depth)
  const groups = path.flatMap((word, depth) => [...renderLevel(tool, args, at(depth), 'group'), word])
  const argv = [...groups, ...renderLevel(tool, args, at(undefined), 'command')]
  const bytes = argv.reduce((sum, word) => sum + Buffer.byteLength(word), 0)
  if (bytes > argvBytesMax) throw tooLongInAll(tool.name, bytes, argvBytesMax)
  return argv
}

/**
 * Renders options and positionals, mostly in this order: those of a group, which precede the next word of the path, or
 * the command's own.
 */
function renderLevel(
  tool: Tool,
  args: Arguments,
  parameters: readonly Parameter[],
  level: 'group' | 'command',
): string[] {
  for (const parameter of parameters) refuseMisread(tool, parameter, args.get(parameter.name))
  const options = parameters
    .filter(({ positional }) => !positional)
    .flatMap((parameter) => bounded(tool, parameter, renderOption(tool, parameter, args.get(parameter.name))))
  const positionals = parameters
    .filter(({ positional }) => positional)
    .map((parameter): Positional => ({
      parameter,
      values: bounded(tool, parameter, textsOf(args.get(parameter.name))),
    }))
  const words = renderPositionals(tool, positionals, level)
  return takesWhatFollows(tool, args, parameters) ? [...words, ...options] : [...options, ...words]
}

/**
 * Whether a list of an option, or one that is given bare, would take the positionals behind it, and `--` can't end it.
 * Where the rest of the line is a positional, an option behind the first word would be part of it.
 */
function takesWhatFollows({ command }: Tool, args: Arguments, parameters: readonly Parameter[]): boolean {
  const isGreedy = ({ name, list, positional, bareValue, isOneWord, joinedBy }: Parameter): boolean =>
    !positional &&
    (list === 'together' ||
      list === 'either' ||
      (!isOneWord && joinedBy === undefined && bareValue !== undefined && args.get(name) === bareValue))
  const takesRest = ({ isRaw, list }: Parameter): boolean => isRaw === true || list === 'remainder'
  return command.takesDoubleDash !== true && parameters.some(isGreedy) && !parameters.some(takesRest)
}

/** Refuses values that the program's parser would misread wherever they stand. */
function refuseMisread({ name, command }: Tool, parameter: Parameter, value: unknown): void {
  const { positional, isRaw, each } = parameter
  if (isRaw) return
  const { filePrefixes = '', dropsDoubleDash } = command
  for (const text of textsOf(each && Array.isArray(value) ? value.flat() : value)) {
    if (text !== '' && filePrefixes.includes(text.charAt(0))) throw readAsFile(name, parameter.name, text)
    // argparse turns it into an empty list.
    if (text === '--' && dropsDoubleDash && !positional) throw readAsOption(name, parameter.name, text)
  }
}

function bounded(tool: Tool, { name }: Parameter, words: string[]): string[] {
  const bytes = Math.max(0, ...words.map((word) => Buffer.byteLength(word)))
  if (bytes > valueBytesMax) throw tooLong(tool.name, name, bytes, valueBytesMax)
  return words
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(asText) : [asText(value)]
}
