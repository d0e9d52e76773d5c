import type { Parameter } from '../tool.js'

/** Whether it is an option of a group above the command, and may be left out. */
export function isGroupOption({ flag, required, depth, isInherited }: Parameter): boolean {
  return flag !== undefined && !required && (depth !== undefined || isInherited === true)
}
