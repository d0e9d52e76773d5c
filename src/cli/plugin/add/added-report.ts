import { asListed } from '../../../core/tools.js'
import { count } from '../../../count.js'
import { isUnknown } from '../../../discovery/describe/any-arguments.js'
import type { Tool } from '../../../discovery/tool.js'
import { pluginsDirFlag } from '../../plugins-dir-flag.js'
import { shownPath } from '../../shown-path.js'
import { alignedLines } from '../../terminal/aligned-lines.js'
import { fitTable } from '../../terminal/fit-table.js'
import type { AddedPlugin } from './add-plugin.js'
import { dirname } from 'node:path'

/** A person wants to see what was found, but not all of it. */
const rowsMax = 20

/** The tools, with their parameters and sources: a table at a terminal, else an aligned line for each. */
export function addedTools(
  { plugin, dir, tools }: AddedPlugin,
  width: number | undefined,
  bin: string,
): string {
  const rows = tools.map((tool) => [tool.name, parametersOf(tool), tool.source])
  if (width === undefined) return alignedLines(rows)
  const left = tools.length - rowsMax
  const table = fitTable(['Tool', 'Parameters', 'Described by'], rows.slice(0, rowsMax), width, {
    isCompact: true,
  })
  return left > 0
    ? `${table}\n... and ${left} more: ${bin} tools list --plugin ${plugin}${pluginsDirFlag(dirname(dir))}`
    : table
}

/** Says what was added, what follows from it, and what to type next. */
export function addedSummary(added: AddedPlugin, bin: string): string {
  const { plugin, dir, source } = added
  const flag = pluginsDirFlag(dirname(dir))
  return [
    `Added ${dir}: ${whatIsServed(added)}.`,
    ...(source.kind === 'program'
      ? [`You vouch for it: smcp asks it for its help ("ask": true in smcp.json).`]
      : []),
    'Next:\n',
    `  ${bin} plugin test ${plugin}${flag}`,
    `  ${bin} serve${flag}\n`,
  ].join('\n')
}

/** The report as JSON. */
export function addedJson({
  plugin,
  dir,
  source,
  tools,
  commands,
  problems,
}: AddedPlugin): Record<string, unknown> {
  const from = source.kind === 'program' ? { command: source.command } : { folder: source.dir }
  return { plugin, dir, ...from, commands, tools: tools.map(asListed), problems }
}

function whatIsServed({ source, tools, commands }: AddedPlugin): string {
  if (source.kind === 'folder') return `${count(tools.length, 'tool')} of ${shownPath(source.dir)}`
  const served =
    tools.length === commands
      ? count(commands, 'command')
      : `${tools.length} of ${count(commands, 'command')}`
  return `${served} of ${source.file}`
}

function parametersOf({ command }: Tool): string {
  if (isUnknown(command)) return 'unknown: takes any arguments'
  const { parameters } = command
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name)
  const others = parameters.length - required.length
  return [...required, ...(others > 0 ? [`${others} optional`] : [])].join(', ') || 'none'
}
