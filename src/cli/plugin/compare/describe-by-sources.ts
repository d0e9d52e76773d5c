import type { Config } from '../../../config.js'
import { sources, type Command, type Source, type Tool } from '../../../discovery/tool.js'
import { describeOnly } from '../describe-only.js'

/** Who tells what a plugin takes: one source alone, or all of them together, which is what is served. */
export type Teller = Exclude<Source, 'none'> | 'served'

/** The sources of which each can be used alone. */
const singleSources = sources.filter((one) => one !== 'none')

/** The commands of a plugin as one of them knows them. */
export interface SourceDescription {
  readonly source: Teller
  readonly commands: readonly Command[]
}

/**
 * Describes a plugin for which its owner vouches by each source alone: those that know commands, best first, and then
 * the tools that are served.
 */
export async function describeBySources(
  plugin: string,
  config: Config,
  served: readonly Tool[],
): Promise<SourceDescription[]> {
  const descriptions: SourceDescription[] = []
  // One after the other, because the program may not stand being asked twice at once.
  for (const source of singleSources) {
    const described = await describeOnly(plugin, config, { ask: true, source })
    described?.core.close()
    const tools = described?.tools.filter((tool) => tool.source === source) ?? []
    if (tools.length > 0) descriptions.push({ source, commands: commandsOf(tools) })
  }
  return [...descriptions, { source: 'served', commands: commandsOf(served) }]
}

function commandsOf(tools: readonly Tool[]): Command[] {
  return tools.map(({ command }) => command)
}
