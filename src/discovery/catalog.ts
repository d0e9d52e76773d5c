import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { closest, distance } from 'fastest-levenshtein'
import PQueue from 'p-queue'
import { InvalidToolNameError, messageOf, ToolNotFoundError } from '../errors.js'
import type { PythonFinder } from '../process/python.js'
import type { Ask } from './ask-program.js'
import { buildTool } from './build-tool.js'
import { describePlugin } from './describe-plugin.js'
import { findPluginFolders, openPlugin, type PluginFolder } from './find-plugins.js'
import type { Plugin, Problem, Tool, Toolset } from './tool.js'

const firstListWaitMs = 3000
/** Names that are the server's own; a plugin without prefix must not take them. */
const reservedName = /^(health|sanctum__tools|smcp__.*)$/

export interface CatalogOptions {
  readonly dirs: readonly string[]
  readonly ask: Ask
  readonly python: PythonFinder
  /** How many plugins are described at once. */
  readonly concurrency: number
  /** Called whenever the list of tools has become another one. */
  readonly onChange?: () => void
}

/** One plugin as `tools list`, `health` and the log tell of it. */
export interface PluginStatus {
  readonly name: string
  readonly dir: string
  readonly state: 'described' | 'broken' | 'pending'
  readonly tools: number
  readonly problems: readonly Problem[]
}

interface Entry {
  readonly folder: PluginFolder
  readonly plugin: Plugin | undefined
  readonly tools: readonly Tool[]
  readonly problems: readonly Problem[]
}

/** The tools of all plugins. A list is a snapshot: a change makes a new one, running calls keep theirs. */
export class Catalog implements Toolset {
  readonly #ajv = new Ajv2020({ strict: false, verbose: true, allErrors: true })
  readonly #pending = new Map<string, Promise<void>>()
  readonly #entries = new Map<string, Entry>()
  #folderProblems: readonly Problem[] = []
  #nameProblems: readonly Problem[] = []
  #tools: ReadonlyMap<string, Tool> = new Map()
  /** One array for each snapshot, so that what is made of it can be kept as long as it is the same. */
  #list: readonly Tool[] = []
  #loading: Promise<void> | undefined
  /** Settled when it is known which plugins there are to be described. */
  #found: Promise<void> | undefined
  /** Nobody needs to hear of a change to a list that nobody has seen. */
  #wasListed = false
  #firstListUntil = Infinity

  constructor(private readonly options: CatalogOptions) {
    addFormats.default(this.#ajv)
  }

  /** Finds and describes all plugins; resolves when the last one is done. A second call gets the same promise. */
  load(): Promise<void> {
    this.#firstListUntil = performance.now() + firstListWaitMs
    this.#loading ??= this.#load()
    return this.#loading
  }

  async list(): Promise<readonly Tool[]> {
    const waitMs = this.#firstListUntil - performance.now()
    if (this.#loading && waitMs > 0) await atMost(this.#loading, waitMs)
    this.#wasListed = true
    return this.#list
  }

  async resolve(name: string): Promise<Tool> {
    await this.#waitFor(name)
    const tool = this.#tools.get(name) ?? this.#tools.get(this.#undotted(name))
    if (tool) return tool
    throw this.#notFound(name)
  }

  /** Every plugin, also the broken ones and those still being described, by name. */
  plugins(): PluginStatus[] {
    const done = [...this.#entries.values()].filter(
      ({ plugin, problems }) => plugin !== undefined || problems.length > 0,
    )
    const described = done.map(({ folder, tools, problems }): PluginStatus => {
      const own = [...problems, ...this.#nameProblems.filter((problem) => problem.plugin === folder.name)]
      return {
        ...folder,
        state: tools.length > 0 ? 'described' : 'broken',
        tools: tools.length,
        problems: own,
      }
    })
    const pending = [...this.#pending.keys()].map((name): PluginStatus => ({
      name,
      dir: '',
      state: 'pending',
      tools: 0,
      problems: [],
    }))
    return [...described, ...pending].sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** All problems, of folders and of plugins. */
  problems(): Problem[] {
    return [...this.#folderProblems, ...this.plugins().flatMap((plugin) => plugin.problems)]
  }

  async #load(): Promise<void> {
    const queue = new PQueue({ concurrency: this.options.concurrency })
    this.#found = this.#queueAll(queue)
    await this.#found
    await queue.onIdle()
  }

  async #queueAll(queue: PQueue): Promise<void> {
    const { folders, problems } = await findPluginFolders(this.options.dirs)
    this.#folderProblems = problems
    for (const folder of folders) {
      this.#pending.set(
        folder.name,
        queue.add(() => this.#describe(folder)),
      )
    }
  }

  async #describe(folder: PluginFolder): Promise<void> {
    const { plugin, problems } = await openPlugin(folder, this.options.python)
    const described = plugin ? await this.#buildTools(plugin) : { tools: [], problems: [] }
    this.#entries.set(folder.name, {
      folder,
      plugin,
      tools: described.tools,
      problems: [...problems, ...described.problems],
    })
    this.#pending.delete(folder.name)
    this.#publish()
  }

  async #buildTools(plugin: Plugin): Promise<{ tools: Tool[]; problems: Problem[] }> {
    const description = await describePlugin(plugin, this.options.ask)
    const tools: Tool[] = []
    const problems = [...description.problems]
    for (const command of description.commands) {
      try {
        tools.push(buildTool(plugin, description, command, this.#ajv))
      } catch (error) {
        problems.push({
          plugin: plugin.name,
          file: plugin.mainFile,
          field: command.name,
          message: messageOf(error),
          severity: 'error',
        })
      }
    }
    return { tools, problems }
  }

  /** Makes the new snapshot; of two tools with one name the first plugin, by name, keeps it. */
  #publish(): void {
    const tools = new Map<string, Tool>()
    const problems: Problem[] = []
    const byPlugin = [...this.#entries.values()].sort((a, b) => (a.folder.name < b.folder.name ? -1 : 1))
    for (const tool of byPlugin.flatMap((entry) => entry.tools)) {
      const holder = tools.get(tool.name)
      const taken = reservedName.test(tool.name) ? 'smcp itself' : holder && `plugin ${holder.plugin}`
      if (taken)
        problems.push({
          plugin: tool.plugin,
          file: tool.launch.file,
          field: tool.command.name,
          message: `the name ${tool.name} belongs to ${taken}`,
          severity: 'error',
        })
      else tools.set(tool.name, tool)
    }
    const sorted = [...tools].sort(([a], [b]) => (a < b ? -1 : 1))
    const changed = sorted.length !== this.#tools.size || sorted.some(([name]) => !this.#tools.has(name))
    this.#tools = new Map(sorted)
    this.#list = [...this.#tools.values()]
    this.#nameProblems = problems
    if (changed && this.#wasListed) this.options.onChange?.()
  }

  /** A call may name a tool of a plugin that is still being described, also one without prefix. */
  async #waitFor(name: string): Promise<void> {
    if (this.#tools.has(name)) return
    await this.#found
    const own = [...this.#pending].filter(
      ([plugin]) => name.startsWith(`${plugin}__`) || name.startsWith(`${plugin}.`),
    )
    await Promise.all((own.length > 0 ? own : [...this.#pending]).map(([, described]) => described))
  }

  /** `plugin.command` is how older clients of the Python server spell it; the longest plugin name that fits counts. */
  #undotted(name: string): string {
    const plugin = [...this.#entries.keys()]
      .filter((candidate) => name.startsWith(`${candidate}.`))
      .sort((a, b) => b.length - a.length)[0]
    return plugin === undefined ? name : `${plugin}__${name.slice(plugin.length + 1)}`
  }

  #notFound(name: string): Error {
    if (!/__|\./.test(name) && !this.#tools.has(name)) {
      return new InvalidToolNameError(`"${name}" names no plugin; tools are called plugin__command`, {
        hint: this.#nearest(name),
      })
    }
    return new ToolNotFoundError(`No tool "${name}"`, {
      hint: this.#nearest(name) ?? 'List the tools to see their names.',
    })
  }

  #nearest(name: string): string | undefined {
    const names = [...this.#tools.keys()]
    const near = names.length > 0 ? closest(name, names) : undefined
    return near !== undefined && distance(name, near) <= Math.max(3, name.length / 3)
      ? `Did you mean ${near}?`
      : undefined
  }
}

/** Waits for a promise, but not longer than this. */
async function atMost(promise: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<void>((done) => {
    timer = setTimeout(done, ms)
  })
  await Promise.race([promise, timeout]).finally(() => {
    clearTimeout(timer)
  })
}
