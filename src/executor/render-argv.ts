import { InvalidArgumentsError } from '../errors.js'
import type { Parameter, Tool } from '../discovery/tool.js'
import type { Arguments } from './check-arguments.js'

/** Linux: one argument may have 128 KiB, all of them some 2 MB with the environment. */
const valueBytesMax = 131_000
const argvBytesMax = 1_500_000

/**
 * Arguments as the program is to read them: `["my-command", "--param", "x"]`. A value never becomes an option.
 * Throws InvalidArgumentsError where a value can't be given: it is too long, or would be read as an option.
 */
export function renderArgv(tool: Tool, args: Arguments): string[] {
  const { path, parameters, takesDoubleDash } = tool.command
  const options = parameters.filter(({ positional }) => !positional)
  const rendered = options.flatMap((parameter) =>
    args.has(parameter.name) ? renderOption(tool, parameter, args.get(parameter.name)) : [],
  )
  const positionals = parameters
    .filter(({ positional }) => positional)
    .flatMap(({ name }) => (args.has(name) ? values(args.get(name)) : []))
  if (tool.source !== 'none') refuseOptionLike(tool, positionals, takesDoubleDash ?? false)
  const dashes = takesDoubleDash && positionals.length > 0 ? ['--'] : []
  const argv = [...path, ...rendered, ...dashes, ...positionals]
  refuseTooLong(tool, argv)
  return argv
}

function renderOption(tool: Tool, parameter: Parameter, value: unknown): string[] {
  const flag = parameter.flag ?? `--${parameter.name.replaceAll('_', '-')}`
  if (parameter.isSwitch) return value === true ? [flag] : []
  if (!Array.isArray(value)) return flagWithValue(flag, asText(value))
  const items = value as unknown[]
  if (parameter.list === 'together') return listTogether(tool, parameter.name, flag, items.map(asText))
  if (parameter.list === 'repeated' || hasScalarItems(parameter))
    return items.flatMap((item) => flagWithValue(flag, asText(item)))
  // Contract 1: a list of lists or objects is one argument of JSON.
  return flagWithValue(flag, asText(items))
}

/** Many hand-written parsers know no `=`, so it is used only where the value would be taken for an option. */
function flagWithValue(flag: string, value: string): string[] {
  if (!value.startsWith('-')) return [flag, value]
  return [flag.startsWith('--') ? `${flag}=${value}` : flag + value]
}

function listTogether(tool: Tool, name: string, flag: string, items: string[]): string[] {
  const optionLike = items.find((item) => item.startsWith('-'))
  if (optionLike !== undefined) throw refused(tool, name, optionLike)
  return [flag, ...items]
}

function refuseOptionLike(tool: Tool, positionals: readonly string[], takesDoubleDash: boolean): void {
  const optionLike = positionals.find((value) => value.startsWith('-'))
  if (optionLike !== undefined && !takesDoubleDash) throw refused(tool, 'positional', optionLike)
}

function refused(tool: Tool, name: string, value: string): InvalidArgumentsError {
  return new InvalidArgumentsError(
    `${tool.name}: "${name}" ${JSON.stringify(value)} starts with "-" and would be read as an option`,
  )
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

function hasScalarItems({ schema }: Parameter): boolean {
  const type = (schema.items as { type?: unknown } | undefined)?.type
  return type !== 'object' && type !== 'array'
}

function values(value: unknown): string[] {
  return Array.isArray(value) ? value.map(asText) : [asText(value)]
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
