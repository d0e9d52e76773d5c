import { tableOrLines } from '../terminal/table-or-lines.js'
import type { ShownSetting } from './shown-settings.js'

/** Settings for people; a table at a terminal of which `width` are the columns, else a line for each. */
export function settingTable(settings: readonly ShownSetting[], width: number | undefined): string {
  const rows = settings.map(({ name, value, origin, variable, flag }) => [
    name,
    value ?? '',
    origin,
    variable ?? '',
    flag ?? '',
  ])
  return tableOrLines(['setting', 'value', 'origin', 'variable', 'flag'], rows, width, { isCompact: true })
}
