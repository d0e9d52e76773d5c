import { InvalidArgumentsError } from '../errors.js'
import type { Parameter, Tool } from '../discovery/tool.js'
import type { Arguments } from './check-arguments.js'
import { asText, readAsOption, renderOption } from './render-option.js'

/** Linux: one argument may have 128 KiB, all of them some 2 MB with the environment. */
const valueBytesMax = 131_000
const argvBytesMax = 1_500_000

/**
 * Arguments as the program is to read them: `["my-command", "--param", "x"]`. A value never becomes an option.
 * Throws InvalidArgumentsError where a value can't be given: it is too long, or would be read as an option.
 */
export function renderArgv(tool: Tool, args: Arguments): string[] {
  refuseDoubleDash(tool, args)
  const { path, parameters } = tool.command
  const given = parameters.filter(({ name }) => args.has(name))
  const groups = path.flatMap((word, depth) => [
    ...renderGroup(
      tool,
      args,
      given.filter((parameter) => parameter.depth === depth),
    ),
    word,
  ])
  const argv = [
    ...groups,
    ...renderLeaf(
      tool,
      args,
      given.filter(({ depth }) => depth === undefined),
    ),
  ]
  refuseTooLong(tool, argv)
  return argv
}

/** Options and positionals of a group of commands: they stand before the command's own word, where no `--` may. */
function renderGroup(tool: Tool, args: Arguments, parameters: readonly Parameter[]): string[] {
  return parameters.flatMap((parameter) => {
    const value = args.get(parameter.name)
    if (!parameter.positional) return renderOption(tool, parameter, value)
    refuseOptionLike(tool, values(value), false)
    return values(value)
  })
}

function renderLeaf(tool: Tool, args: Arguments, parameters: readonly Parameter[]): string[] {
  const takesDoubleDash = tool.command.takesDoubleDash ?? false
  const options = parameters
    .filter(({ positional }) => !positional)
    .flatMap((parameter) => renderOption(tool, parameter, args.get(parameter.name)))
  const positionals = parameters
    .filter(({ positional }) => positional)
    .flatMap(({ name }) => values(args.get(name)))
  if (tool.source !== 'none') refuseOptionLike(tool, positionals, takesDoubleDash)
  return [...options, ...(takesDoubleDash && positionals.length > 0 ? ['--'] : []), ...positionals]
}

function refuseOptionLike(tool: Tool, positionals: readonly string[], takesDoubleDash: boolean): void {
  const optionLike = positionals.find((value) => value.startsWith('-'))
  if (optionLike !== undefined && !takesDoubleDash) throw readAsOption(tool, 'positional', optionLike)
}

/** argparse drops a value that is `--`, wherever it stands. */
function refuseDoubleDash(tool: Tool, args: Arguments): void {
  if (!tool.command.takesDoubleDash) return
  for (const [name, value] of args) if (values(value).includes('--')) throw readAsOption(tool, name, '--')
}

function refuseTooLong(tool: Tool, argv: readonly string[]): void {
  const sizes = argv.map((value) => Buffer.byteLength(value))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  if (sizes.every((size) => size <= valueBytesMax) && bytes <= argvBytesMax) return
  throw new InvalidArgumentsError(
    `${tool.name}: the arguments are too long for a command line: ${Math.max(...sizes)} bytes in one, ${bytes} in all`,
    {
      hint: `One may have ${valueBytesMax} bytes, all of them ${argvBytesMax}. Pass a file's path instead.`,
    },
  )
}

function values(value: unknown): string[] {
  return Array.isArray(value) ? value.map(asText) : [asText(value)]
}
