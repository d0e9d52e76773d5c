import { fitTable } from '../terminal/fit-table.js'
import type { ShownSetting } from './shown-settings.js'

/** Settings for people; `width` undefined: as wide as it is. */
export function settingTable(settings: readonly ShownSetting[], width: number | undefined): string {
  const rows = settings.map(({ name, value, origin, variable, flag }) => [
    name,
    value ?? '',
    origin,
    variable ?? '',
    flag ?? '',
  ])
  return fitTable(['setting', 'value', 'origin', 'variable', 'flag'], rows, width, { isCompact: true })
}
