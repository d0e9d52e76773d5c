import type { Loaded } from './load-plugin.js'
import { hasOffers } from './served-offers.js'
import type { Snapshot } from './snapshot.js'
import type { Description, Problem } from '../tool.js'

/** One plugin as `tools list`, `health` and the log report it. */
export interface PluginStatus {
  readonly name: string
  readonly dir: string
  readonly state: 'described' | 'broken' | 'pending'
  readonly source?: Description['source'] | undefined
  readonly tools: number
  readonly problems: readonly Problem[]
}

/** The status of every plugin by name: those that are loaded and those that are still being described. */
export function pluginStatus(
  loaded: readonly Loaded[],
  pending: Iterable<string>,
  { problems: clashes }: Snapshot,
): PluginStatus[] {
  const known = loaded.map(({ folder, tools, offers, problems, source }): PluginStatus => ({
    ...folder,
    // Without a problem, its owner has hidden all commands.
    state: tools.length > 0 || hasOffers(offers) || problems.length === 0 ? 'described' : 'broken',
    source,
    tools: tools.length,
    problems: [...problems, ...(clashes.get(folder.name) ?? [])],
  }))
  const described = new Set(known.map(({ name }) => name))
  const coming = [...pending]
    .filter((name) => !described.has(name))
    .map((name): PluginStatus => ({ name, dir: '', state: 'pending', tools: 0, problems: [] }))
  return [...known, ...coming].sort((a, b) => (a.name < b.name ? -1 : 1))
}
