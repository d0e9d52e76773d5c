import type { Parameter, Tool } from '../discovery/tool.js'
import type { Arguments } from './check-arguments.js'
import { asText, renderOption } from './render-option.js'
import { renderPositionals, type Positional } from './render-positionals.js'
import { readAsFile, readAsOption, tooLong, tooLongInAll } from './unrenderable.js'

/** Linux: one argument may have 128 KiB, all of them some 2 MB with the environment. */
const valueBytesMax = 131_000
const argvBytesMax = 1_500_000

/**
 * Arguments as the program is to read them: `["my-command", "--param", "x"]`. A value never becomes an option, nor
 * the name of a file with more of them. Throws InvalidArgumentsError where a value can't be given.
 */
export function renderArgv(tool: Tool, args: Arguments): string[] {
  const { path, parameters } = tool.command
  const given = parameters.filter(({ name }) => args.has(name))
  const at = (depth: number | undefined): Parameter[] =>
    given.filter((parameter) => parameter.depth === depth)
  const groups = path.flatMap((word, depth) => [...renderLevel(tool, args, at(depth), 'group'), word])
  const argv = [...groups, ...renderLevel(tool, args, at(undefined), 'command')]
  const bytes = argv.reduce((sum, word) => sum + Buffer.byteLength(word), 0)
  if (bytes > argvBytesMax) throw tooLongInAll(tool.name, bytes, argvBytesMax)
  return argv
}

/** Options, then positionals: of a group before the word of what is below it, or of the command itself. */
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
  return [...options, ...renderPositionals(tool, positionals, level)]
}

/** What the program's parser would take for something else wherever it stands. */
function refuseMisread(
  { name, command }: Tool,
  { name: parameter, positional, isRaw }: Parameter,
  value: unknown,
): void {
  if (isRaw) return
  const { filePrefixes = '', dropsDoubleDash } = command
  for (const text of textsOf(value)) {
    if (text !== '' && filePrefixes.includes(text.charAt(0))) throw readAsFile(name, parameter, text)
    // argparse makes an empty list of it.
    if (text === '--' && dropsDoubleDash && !positional) throw readAsOption(name, parameter, text)
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
