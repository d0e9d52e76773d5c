import { InvalidArgumentsError } from '../errors.js'
import type { Tool } from '../discovery/tool.js'
import { coerceArgument } from './coerce-argument.js'
import { matchArguments } from './match-arguments.js'

/** Checked arguments by declared name, ready to be rendered. */
export type Arguments = ReadonlyMap<string, unknown>

/**
 * Arguments that are safe to render: known names, values that fit the tool's JSON Schema, no NUL, every digit kept.
 * Throws InvalidArgumentsError that names the argument, what was given and what was expected. Starts nothing.
 */
export function checkArguments(tool: Tool, given: Readonly<Record<string, unknown>>): Arguments {
  const matched = matchArguments(tool, given)
  for (const [name, value] of matched) refuseUnsafe(tool, name, value)
  const rendered = new Map<string, unknown>()
  const checked: Record<string, unknown> = {}
  for (const { name, schema, sentDefault } of tool.command.parameters) {
    const value = matched.get(name) ?? sentDefault
    if (value === undefined) continue
    const coerced = coerceArgument(value, schema)
    refuseUnsafe(tool, name, coerced.rendered)
    rendered.set(name, coerced.rendered)
    // A name from outside may be __proto__: defined, never assigned.
    Object.defineProperty(checked, name, { value: coerced.checked, enumerable: true })
  }
  const complaints = tool.validate(checked)
  if (complaints.length > 0) throw new InvalidArgumentsError(`${tool.name}: ${complaints.join('; ')}`)
  return rendered
}

/** What no program could be given: JSON has rounded an integer above 2^53 already, and argv ends at a NUL. */
function refuseUnsafe(tool: Tool, name: string, value: unknown): void {
  // Above 10^21 JSON has an exponent and no digits to lose.
  if (typeof value === 'number' && isRounded(value)) {
    throw new InvalidArgumentsError(
      `${tool.name}: "${name}" ${value} is beyond 2^53, where JSON loses digits`,
      { hint: 'Send it as a string: "12345678901234567890".' },
    )
  }
  if (typeof value === 'string' && value.includes('\0')) {
    throw new InvalidArgumentsError(
      `${tool.name}: "${name}" holds a NUL character, which no program can be given`,
    )
  }
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) refuseUnsafe(tool, name, inner)
  }
}

function isRounded(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21
}
