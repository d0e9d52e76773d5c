import { shownPath } from '../../shown-path.js'
import { alignedLines } from '../../terminal/aligned-lines.js'
import { fitPairs } from '../../terminal/fit-pairs.js'
import { languageOf } from '../language-of.js'
import { linkTarget } from '../link-target.js'
import { sandboxWords } from '../sandbox-line.js'
import type { DeclaredVariable } from './declared-variables.js'
import type { PluginInfo } from './plugin-info.js'
import { secretParameters } from './secret-parameters.js'

/** What is known about a plugin, but for its tools: a table at a terminal, at most `width` wide, else aligned lines. */
export function infoTable(info: PluginInfo, width: number | undefined): string {
  const { status, plugin, tools, sandbox, variables } = info
  const [first] = tools
  const link = linkTarget(status.dir)
  const between = width === undefined ? ', ' : '\n'
  const rows: [string, string | undefined][] = [
    ['about', first?.pluginAbout],
    ['folder', shownPath(status.dir) + (link === undefined ? '' : ` -> ${shownPath(link)}`)],
    ['main file', plugin && mainFileOf(plugin)],
    ['run by', plugin && runBy(plugin)],
    ['works in', plugin && worksIn(plugin)],
    ['described by', first && status.source],
    ['contract', first && String(first.contract)],
    ['warm', first && warmthWords(info)],
    ['sandbox', plugin && (sandbox ? sandboxWords(sandbox) : 'none')],
    ['limits', plugin && limitsOf(plugin)],
    ['variables', plugin && (variables?.map(variableWords).join(between) ?? 'all of smcp but its own keys')],
    [
      'secrets',
      secretParameters(tools)
        .map(({ tool, parameter }) => `${parameter} of ${tool}`)
        .join(between),
    ],
  ]
  const told = rows.filter((row): row is [string, string] => (row[1] ?? '') !== '')
  return width === undefined
    ? alignedLines(told)
    : fitPairs([status.name, ''], told, width, { isCompact: true })
}

type OpenedPlugin = NonNullable<PluginInfo['plugin']>

function mainFileOf({ dir, mainFile, manifest }: OpenedPlugin): string {
  const isOwn = manifest.command === undefined
  return isOwn ? mainFile.slice(dir.length + 1) : `${mainFile}, which smcp.json names`
}

/** `/usr/bin/python3 (Python)`; a binary is started as it is. */
function runBy(plugin: OpenedPlugin): string {
  const { interpreter } = plugin.launch.local
  return interpreter.length === 0 ? 'itself' : `${interpreter.join(' ')} (${languageOf(plugin)})`
}

/** The working folder, if it is not the plugin's own. */
function worksIn({ dir, launch }: OpenedPlugin): string {
  const { cwd } = launch.local
  return cwd === dir ? '' : shownPath(cwd)
}

function warmthWords({ warm }: PluginInfo): string {
  if (!warm) return 'no, only Python programs are forked'
  return [warm.forked, ...(warm.because === undefined ? [] : [`because ${warm.because}`])].join(', ')
}

function limitsOf({ manifest }: OpenedPlugin): string {
  return Object.entries(manifest.limits ?? {})
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}

/** `DB_URL from DB_PASSWORD (secret, DB_PASSWORD is not set)` */
function variableWords({ name, from, missing, isSecret }: DeclaredVariable): string {
  const others = from.filter((one) => one !== name)
  const notes = [
    ...(isSecret ? ['secret'] : []),
    ...missing.map((one) => (one === name ? 'not set' : `${one} is not set`)),
  ]
  return [
    name,
    ...(others.length > 0 ? [`from ${others.join(' and ')}`] : []),
    ...(notes.length > 0 ? [`(${notes.join(', ')})`] : []),
  ].join(' ')
}
