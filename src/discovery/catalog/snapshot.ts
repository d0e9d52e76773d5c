import { InvalidToolNameError, ToolNotFoundError } from '../../errors.js'
import { didYouMeanTool } from '../../nearest-tool.js'
import { cut } from '../../quote.js'
import type { Loaded } from './load-plugin.js'
import type { Problem, Tool } from '../tool.js'
import type { ServedOffers } from '../offering.js'
import { problemIn } from '../problem.js'
import { offersOfAll } from './served-offers.js'
import { servedBy, type ToolFilter } from './served-by.js'
import { isToolOf } from './why-broken.js'

/** Names of the server's own tools, which a plugin without a prefix must not take. */
const reservedName = /^(health|sanctum__tools|smcp__.*)$/

/** The tools and offers of all plugins at one moment. It never changes, so whatever is derived from it can be kept with it. */
export class Snapshot {
  /** Sorted by name. */
  readonly list: readonly Tool[]
  readonly offers: ServedOffers
  /** Names and URIs that are already taken, by the plugin that does not get them. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>
  readonly #tools: ReadonlyMap<string, Tool>
  readonly #plugins: readonly string[]

  /** If two tools have the same name, the plugin whose name comes first keeps it. */
  constructor(loaded: readonly Loaded[], filter: ToolFilter) {
    const tools = new Map<string, Tool>()
    const problems = new Map<string, Problem[]>()
    const byPlugin = loaded.toSorted((a, b) => (a.folder.name < b.folder.name ? -1 : 1))
    const isServed = servedBy(filter)
    for (const tool of byPlugin.flatMap((plugin) => plugin.tools).filter(({ name }) => isServed(name))) {
      const holder = tools.get(tool.name)
      const taken = reservedName.test(tool.name) ? 'smcp itself' : holder && `plugin ${holder.plugin}`
      if (taken) problems.set(tool.plugin, [...(problems.get(tool.plugin) ?? []), nameTaken(tool, taken)])
      else tools.set(tool.name, tool)
    }
    this.#plugins = byPlugin.map(({ folder }) => folder.name)
    this.list = [...tools.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
    this.#tools = tools
    const { offers, problems: ofOffers } = offersOfAll(byPlugin, isServed)
    for (const [plugin, more] of ofOffers) problems.set(plugin, [...(problems.get(plugin) ?? []), ...more])
    this.offers = offers
    this.problems = problems
  }

  /**
   * Finds a tool by name, also as `plugin.command`, as older clients of the Python server write it. The longest
   * matching plugin name counts.
   */
  find(name: string): Tool | undefined {
    const found = this.#tools.get(name)
    if (found) return found
    const plugin = this.#plugins
      .filter((candidate) => name.startsWith(`${candidate}.`))
      .sort((a, b) => b.length - a.length)[0]
    const undotted = plugin === undefined ? name : `${plugin}__${name.slice(plugin.length + 1)}`
    return this.#tools.get(undotted)
  }

  /** Whether clients see the same list in both snapshots. */
  isSameFor(other: Snapshot): boolean {
    return (
      this.list.length === other.list.length &&
      this.list.every((tool, index) => tool === other.list[index] || isSameTool(tool, other.list[index]))
    )
  }

  notFound(name: string): ToolNotFoundError | InvalidToolNameError {
    const hint = didYouMeanTool(name, [...this.#tools.keys()])
    return /__|\./.test(name)
      ? new ToolNotFoundError(`No tool "${cut(name)}"`, { hint: hint ?? this.#thereAre(name) })
      : new InvalidToolNameError(`"${cut(name)}" names no plugin; the name of a tool is plugin__command`, {
          hint,
        })
  }

  /** What there is in place of a name that is like no other: the tools of its plugin, or the plugins. */
  #thereAre(name: string): string {
    const own = this.list.filter(({ plugin }) => isToolOf(plugin, name))
    if (own.length > 0) return `${own[0]?.plugin ?? ''} has ${listed(own.map((tool) => tool.name))}.`
    const plugins = [...new Set(this.list.map(({ plugin }) => plugin))].sort()
    return plugins.length > 0
      ? `No plugin with tools has that name; there are ${listed(plugins)}.`
      : 'No plugin has tools.'
  }
}

const shownMax = 10

function listed(names: readonly string[]): string {
  const more = names.length - shownMax
  return [...names.slice(0, shownMax), ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

/** Whether two tools look the same to clients. */
export function isSameTool(a: Tool, b: Tool | undefined): boolean {
  const shown = (tool: Tool): string =>
    JSON.stringify([
      [tool.name, tool.title, tool.description, tool.inputSchema, tool.annotations],
      [tool.outputSchema, tool.icons, tool.meta, tool.command.isJob],
    ])
  return b !== undefined && shown(a) === shown(b)
}

function nameTaken(tool: Tool, holder: string): Problem {
  const message = `the name ${tool.name} belongs to ${holder}`
  return problemIn(tool.launch.file, tool.plugin).error(message, tool.command.name)
}
