import { InvalidArgumentsError } from '../errors.js'
import type { CallableTool, Parameter } from '../discovery/tool.js'
import { cut } from '../quote.js'
import { coerceArgument, isRounded } from './coerce-argument.js'
import { listOfOne } from './list-of-one.js'
import { matchArguments } from './match-arguments.js'
import { isNestedTooDeep, nestingMax } from './nesting.js'
import { NumberLiteral } from './number-literal.js'

/** Checked arguments by declared name, ready to be rendered. */
export type Arguments = ReadonlyMap<string, unknown>

/**
 * Checks that arguments are safe to render: known names, values that fit the tool's JSON Schema, no NUL, no digit lost.
 * Throws an InvalidArgumentsError that names the argument, what was given and what was expected. Starts nothing.
 */
export function checkArguments(tool: CallableTool, given: Readonly<Record<string, unknown>>): Arguments {
  return check(tool, given).rendered
}

/** The same as JSON has them, for a tool that no program here runs. Throws alike. */
export function jsonArguments(
  tool: CallableTool,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return check(tool, given).checked
}

function check(
  tool: CallableTool,
  given: Readonly<Record<string, unknown>>,
): { rendered: Arguments; checked: Record<string, unknown> } {
  const matched = matchArguments(tool, given)
  const rendered = new Map<string, unknown>()
  const checked: Record<string, unknown> = {}
  for (const parameter of tool.command.parameters) {
    const { name, schema, sentDefault } = parameter
    const value = matched.get(name) ?? sentDefault
    if (value === undefined) continue
    if (isNestedTooDeep(value))
      throw new InvalidArgumentsError(`${tool.name}: "${name}" is nested more than ${nestingMax} levels deep`)
    const coerced = coerceArgument(listOfOne(value, parameter), schema)
    refuseUnsafe(tool, parameter, coerced.rendered)
    rendered.set(name, coerced.rendered)
    // A client may send the name __proto__, so the property is defined and never assigned.
    Object.defineProperty(checked, name, { value: coerced.checked, enumerable: true })
  }
  const complaints = tool.validate(checked)
  if (complaints.length > 0) throw new InvalidArgumentsError(`${tool.name}: ${complaints.join('; ')}`)
  return { rendered, checked }
}

/** An argument, and whether its value may be shown. */
type Shown = Pick<Parameter, 'name' | 'isSecret'>

/**
 * Refuses what can't be passed to a program: a number that has lost digits or would lose them, and a NUL, which ends an
 * argument.
 */
function refuseUnsafe(tool: CallableTool, argument: Shown, value: unknown): void {
  const { name } = argument
  if (value instanceof NumberLiteral) throw losesDigits(tool, argument, value.text)
  if (typeof value === 'number' && isRounded(value)) throw losesDigits(tool, argument, String(value))
  if (typeof value === 'string' && value.includes('\0'))
    throw new InvalidArgumentsError(
      `${tool.name}: "${name}" contains a NUL character, which can't be passed to a program`,
    )
  if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) refuseUnsafe(tool, argument, inner)
}

function losesDigits(tool: CallableTool, { name, isSecret }: Shown, number: string): InvalidArgumentsError {
  const shown = isSecret ? '(secret)' : cut(number, 80)
  return new InvalidArgumentsError(
    `${tool.name}: "${name}" ${shown} is a number that JSON parsers can't hold exactly; integers are exact up to 2^53`,
    Number.isFinite(Number(number))
      ? { hint: 'Send it as a string, with all its digits: "12345678901234567890".' }
      : {},
  )
}
