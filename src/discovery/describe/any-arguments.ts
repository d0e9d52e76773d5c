import type { Command, Parameter } from '../tool.js'
import { isGroupOption } from './is-group-option.js'

/** The parameter of a command whose own parameters are not known: it passes arguments on as they are. */
export const anyArguments: Parameter = {
  name: 'args',
  required: false,
  schema: {
    type: 'array',
    items: { type: 'string' },
    description: 'The command-line arguments, one item each.',
  },
  positional: true,
  isRaw: true,
}

/**
 * Whether a command passes its arguments on as they are, behind the options of the groups above it: with options of its
 * own that are known, or with nothing but positionals before which they stand.
 */
export function takesAnyArguments({ parameters }: Command): boolean {
  const own = parameters.filter((one) => !isGroupOption(one))
  const isRaw = own.some((one) => one.isRaw)
  return own.at(-1)?.isRaw === true || (isRaw && own.every(({ flag }) => flag === undefined))
}

/** Whether nothing is known of a command's own parameters, whatever the groups above it have. */
export function isUnknown({ parameters }: Command): boolean {
  const own = parameters.filter(({ depth, isInherited }) => depth === undefined && !isInherited)
  return own.length > 0 && own.every(({ isRaw }) => isRaw)
}

/** Whether it is one of the words in a place of their own; words that are passed on as they are have none. */
export function isPositional({ positional, isRaw }: Parameter): boolean {
  return positional === true && isRaw !== true
}
