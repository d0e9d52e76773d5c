import { isGroupOption } from '../describe/is-group-option.js'
import type { Command } from '../tool.js'

/** Which tools show the optional options of the groups above their commands. */
export type GroupOptions = 'auto' | 'all' | 'none'

/** More options of groups than a command has itself in most programs would fill every tool's schema. */
const optionsMax = 20

/**
 * A command with the options of its groups as they are wanted: all, none, or by `auto` all unless they are more than 20.
 * What is required stays, and so does what the manifest gives a default.
 */
export function showGroupOptions(command: Command, wanted: GroupOptions = 'auto'): Command {
  const { parameters } = command
  const count = parameters.filter(isGroupOption).length
  if (count === 0 || wanted === 'all' || (wanted === 'auto' && count <= optionsMax)) return command
  return {
    ...command,
    parameters: parameters.filter((one) => !isGroupOption(one) || one.sentDefault !== undefined),
  }
}

/** What is wanted for one plugin: its manifest's word before the setting. */
export function wantedGroupOptions(
  ofPlugin: boolean | undefined,
  setting: GroupOptions = 'auto',
): GroupOptions {
  if (ofPlugin === undefined) return setting
  return ofPlugin ? 'all' : 'none'
}
