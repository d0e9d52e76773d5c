import { count } from '../../../count.js'
import { shownPath } from '../../shown-path.js'
import { tableOrLines } from '../../terminal/table-or-lines.js'
import type { ListedPlugin } from './listed-plugins.js'

/** The plugins: a table at a terminal, at most `width` wide, else an aligned line for each. */
export function pluginTable(plugins: readonly ListedPlugin[], width: number | undefined): string {
  if (plugins.length === 0) return 'No plugins.'
  const rows = plugins.map((plugin) => [
    plugin.name,
    toolsOf(plugin),
    plugin.language ?? '-',
    sourceOf(plugin),
    placeOf(plugin),
  ])
  return tableOrLines(['Plugin', 'Tools', 'Language', 'Described by', 'Where'], rows, width, {
    isCompact: true,
  })
}

/** `9`; with what is wrong: `3, 1 error, 2 warnings`. */
function toolsOf({ state, tools, problems }: ListedPlugin): string {
  if (state !== 'described') return state
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  return [
    String(tools),
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ].join(', ')
}

function sourceOf({ state, source }: ListedPlugin): string {
  return state === 'described' ? (source ?? '-') : '-'
}

/** `plugins/reports -> /opt/reports`; for a program elsewhere `plugins/gh: /usr/bin/gh`. */
function placeOf({ dir, link, command }: ListedPlugin): string {
  const place = shownPath(dir)
  if (link !== undefined) return `${place} -> ${shownPath(link)}`
  return command === undefined ? place : `${place}: ${command}`
}
