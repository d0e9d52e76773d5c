import { ux } from '@oclif/core'
import { asListed } from '../../core/tools.js'
import { count } from '../../count.js'
import type { Tool } from '../../discovery/tool.js'
import { groupBy } from '../../group-by.js'
import { wrapLine } from '../terminal/wrap-line.js'
import { tokenCount, tokenLine } from './token-count.js'
import { below, toolLines, type Place } from './tool-lines.js'

/** How much a list says of each tool, and how it looks. */
export interface ListStyle {
  readonly verbose: boolean
  /** Also what it costs a model, and what all do. */
  readonly tokens?: boolean | undefined
  /** The columns of the terminal; undefined: there is none. */
  readonly width?: number | undefined
}

/** All tools, separated by empty lines; at a terminal below the names of their plugins. */
export function toolList(tools: readonly Tool[], { verbose, tokens, width }: ListStyle): string {
  const listed = tokens ? asListed : undefined
  if (width === undefined) return blocks(tools, (tool, place) => toolLines(tool, verbose, place), listed)
  const groups = groupBy(tools, ({ plugin }) => plugin)
  const firsts = new Set(groups.map(([first]) => first))
  const linesOf = (tool: Tool, place: Place): string[] => [
    ...(firsts.has(tool) ? [...heading(tool, width), ''] : []),
    ...toolLines(tool, verbose, place),
  ]
  return blocks(groups.flat(), linesOf, listed, { width, indent: 2 })
}

/** Tools as blocks of lines, with what the listed form of each costs where that is given. */
export function blocks<T>(
  tools: readonly T[],
  linesOf: (tool: T, place: Place) => readonly string[],
  listed: ((tool: T) => object) | undefined,
  place: Place = { width: Infinity, indent: 0 },
): string {
  if (tools.length === 0) return 'No tools.'
  const costOf = (tool: T): string[] =>
    listed ? below(`about ${count(tokenCount(listed(tool)), 'token')}`, place) : []
  const all = listed ? [wrapLine(tokenLine(tools.map(listed)), { width: place.width }).join('\n')] : []
  return [...tools.map((tool) => [...linesOf(tool, place), ...costOf(tool)].join('\n')), ...all].join('\n\n')
}

/** The plugin of a tool, with what it says of itself. */
function heading({ plugin, pluginAbout }: Tool, width: number): string[] {
  const words = pluginAbout === undefined ? plugin : `${plugin}: ${pluginAbout}`
  const [first = '', ...others] = wrapLine(words, { width, hang: 2 })
  return [ux.colorize('cyan', plugin) + first.slice(plugin.length), ...others]
}
