import { anyArguments } from '../any-arguments.js'
import { commandName } from '../command-name.js'
import { onlyPrints } from '../help/only-prints.js'
import type { Description } from '../../tool.js'
import type { OptionTypes } from './with-option-types.js'

const doubt = 'it gives no help that smcp can read: what it takes besides its options goes into args'

/** Describes a program without a help by the options that its parser knows. */
export function describeByOptions({ options, ...facts }: OptionTypes): Description {
  const parameters = options.flatMap(({ flags, parameter }) =>
    parameter && !onlyPrints(flags, '') ? [parameter] : [],
  )
  const command = {
    name: commandName([]),
    path: [],
    description: '',
    parameters: [...parameters, anyArguments],
    ...facts,
    doubts: [doubt],
  }
  return { source: 'parser', commands: [command], problems: [] }
}
