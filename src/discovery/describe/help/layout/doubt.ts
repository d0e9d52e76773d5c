import { anyArguments } from '../../any-arguments.js'
import type { Parameter } from '../../../tool.js'
import { nameApart } from '../build-parameter.js'

const requiredMax = 4
const valuesMax = 30

/**
 * Whether a reading looks wrong: more positionals are required than people would type, one has a name like a sentence, or
 * there are many options but no switch.
 */
export function isDoubtful(parameters: readonly Parameter[]): boolean {
  const positionals = parameters.filter(({ positional, isRaw }) => positional && !isRaw)
  const options = parameters.filter(({ flag }) => flag !== undefined)
  return (
    positionals.filter(({ required }) => required).length > requiredMax ||
    positionals.some(({ name }) => /[^.]\.$|^(?=.*[a-z])[^_]+(_+[^_]+){4}/.test(name)) ||
    (options.length >= valuesMax &&
      options.every(({ isSwitch, isCount, isJoined }) => !isSwitch && !isCount && !isJoined))
  )
}

/**
 * The options of a doubtful reading, all optional, and `args` for everything else: a misread word must not prevent a
 * call.
 */
export function withArguments(parameters: readonly Parameter[]): Parameter[] {
  const options = parameters.filter(({ positional }) => !positional)
  const description = `${String(anyArguments.schema.description)} The help of this command could not be read with certainty: whatever has no parameter of its own goes here.`
  return nameApart([
    ...options.map((option) => ({ ...option, required: false })),
    { ...anyArguments, schema: { ...anyArguments.schema, description } },
  ])
}
