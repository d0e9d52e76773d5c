import type { Parameter } from '../../tool.js'

/** The flags that take no value. */
export function switchesIn(parameters: readonly Parameter[]): Set<string> {
  return new Set(parameters.flatMap(({ flag, isSwitch }) => (flag !== undefined && isSwitch ? [flag] : [])))
}
