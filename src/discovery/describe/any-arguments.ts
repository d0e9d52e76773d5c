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

/** Whether a command passes its arguments on as they are, behind the options of the groups above it. */
export function takesAnyArguments({ parameters }: Command): boolean {
  return parameters.findLast((one) => !isGroupOption(one))?.isRaw === true
}
