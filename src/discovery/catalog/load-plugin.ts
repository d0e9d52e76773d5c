import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import PQueue from 'p-queue'
import { messageOf } from '../../errors.js'
import { fingerprint, missing, type Fingerprint } from '../../process/fingerprint.js'
import type { Launch } from '../../process/launch.js'
import { buildOffers } from './build-offers.js'
import { buildTool } from './build-tool.js'
import { Describer, type DescriberOptions } from './describer.js'
import type { KeptDescription } from './description-cache.js'
import type { PluginFolder } from '../plugin/find-plugins.js'
import { filesBehind } from './files-behind.js'
import { manifestName, type Manifest } from '../manifest.js'
import { ManifestReader } from '../plugin/manifest-reader.js'
import { openPlugin, type OpenedPlugin } from '../plugin/open-plugin.js'
import type { ServedOffers } from '../offering.js'
import type { Description, Plugin, Problem, Tool } from '../tool.js'
import { unsetVariables, type KnownVariables } from './unset-variables.js'
import { showGroupOptions, wantedGroupOptions, type GroupOptions } from './show-group-options.js'
import { problemIn } from '../problem.js'

/** What is known about one folder. */
export interface Loaded {
  readonly folder: PluginFolder
  /** Undefined if the folder contains no plugin, or one that can't be started. */
  readonly plugin: Plugin | undefined
  readonly tools: readonly Tool[]
  readonly offers: ServedOffers
  readonly problems: readonly Problem[]
  /** The source of its description. */
  readonly source: Description['source'] | undefined
  /** The files that the description depends on, as they were before the program was asked. */
  readonly fingerprint: Fingerprint
  /** The same with the helps of all commands, if some are still asked; undefined if it was stopped. Never rejects. */
  readonly whole?: Promise<Loaded | undefined> | undefined
}

export interface LoadOptions extends DescriberOptions {
  /** Where the variables are that plugins name; undefined: nobody looks whether they are set. */
  readonly variables?: KnownVariables | undefined
  readonly toolNameMax?: number
  readonly groupOptions?: GroupOptions
  /** Finds what keeps a program from being called; by default, nothing does. */
  readonly examineLaunch?: (launch: Launch) => Promise<readonly Pick<Problem, 'severity' | 'message'>[]>
}

export interface LoadHow {
  /** Ignore what is known about the program, and ask it again. */
  readonly isStale?: boolean
  /** The manifest that stays in force if the folder's manifest can't be read. */
  readonly lastManifest?: Manifest | undefined
  /** Ends the programs that are asked, and asks no more; what was loaded then is worth nothing. */
  readonly signal?: AbortSignal
}

/** A virtual environment is created step by step, and each step is an event of the previous folder only. */
const venvNames = ['.venv', '.venv/bin', '.venv/bin/python']

/** How many folders are opened at once; this bounds open files, not processes. */
const foldersAtOnce = 64

/** Turns folders into tools, resources and prompts. */
export class PluginLoader {
  readonly #manifests = new ManifestReader()
  readonly #describer: Describer
  readonly #opening = new PQueue({ concurrency: foldersAtOnce })

  constructor(private readonly options: LoadOptions) {
    this.#describer = new Describer(options)
  }

  /** Opens a folder and describes its plugin, from the cache if nothing has changed. Never throws. */
  async load(folder: PluginFolder, how: LoadHow = {}): Promise<Loaded> {
    const before = await this.fingerprint(folder, [])
    try {
      return await this.#load(folder, before, how)
    } catch (error) {
      // A bug in smcp, but it must affect only this plugin.
      const problem = problemIn(folder.dir, folder.name).error(`can't be loaded: ${messageOf(error)}`)
      return nothingOf(folder, before, [problem])
    }
  }

  /** Asks this plugin first, if it is being described: somebody waits for it. */
  hurry(plugin: string): void {
    this.#describer.hurry(plugin)
  }

  async #load(folder: PluginFolder, own: Fingerprint, how: LoadHow): Promise<Loaded> {
    const {
      plugin,
      problems,
      awaited = [],
      kept,
    } = await this.#opening.add(() => this.#open(folder, own, how))
    if (!plugin) return nothingOf(folder, { ...(await fingerprint(awaited)), ...own }, problems)
    const before = { ...plugin.interpreterFiles, ...own }
    const { signal = new AbortController().signal } = how
    const found = (await this.options.examineLaunch?.(plugin.launch)) ?? []
    const { error, warning } = problemIn(join(plugin.dir, manifestName), plugin.name)
    const all = [
      ...problems,
      ...found.map(({ severity, message }) => (severity === 'error' ? error : warning)(message)),
    ]
    const isRun = kept === undefined && plugin.manifest.describe === undefined
    // What can't be called because it demands a sandbox must not be run without one to ask it, either.
    if (isRun && found.some(({ severity }) => severity === 'error')) return nothingOf(folder, before, all)
    const { description, whole } = await this.#describer.describe(plugin, before, kept, signal)
    const loadedBy = (said: Description): Promise<Loaded> =>
      this.#loadedBy(folder, plugin, { ...said, problems: [...all, ...said.problems] }, before)
    // Caught before anything else is waited for, or its fault would end the process.
    const later = whole?.then((said) => said && loadedBy(said)).catch(() => undefined)
    return { ...(await loadedBy(description)), whole: later }
  }

  async #loadedBy(
    folder: PluginFolder,
    plugin: Plugin,
    description: Description,
    before: Fingerprint,
  ): Promise<Loaded> {
    const { commands, problems, source, files } = description
    const { toolNameMax, groupOptions } = this.options
    const shown = wantedGroupOptions(plugin.manifest.groupOptions, groupOptions)
    const others = filesBehind(plugin, files).filter((file) => !(file in before))
    return {
      folder,
      plugin,
      tools: commands.map((command) =>
        buildTool(plugin, description, showGroupOptions(command, shown), toolNameMax),
      ),
      offers: buildOffers(plugin, description, toolNameMax),
      problems,
      source,
      fingerprint: { ...(await fingerprint(others)), ...before },
    }
  }

  /**
   * The marks of what a folder's plugin depends on: the candidates for a main file, and the files behind its
   * description.
   */
  fingerprint(folder: PluginFolder, learntFrom: readonly string[]): Promise<Fingerprint> {
    return this.#opening.add(() => marksIn(folder, learntFrom))
  }

  /** Opens a folder and reads what is kept of its plugin; runs nothing of it. */
  async #open(
    folder: PluginFolder,
    own: Fingerprint,
    { lastManifest, isStale }: LoadHow,
  ): Promise<OpenedPlugin & { readonly kept?: KeptDescription | undefined }> {
    const { python, variables } = this.options
    const found = await openPlugin(folder, python, this.#manifests, lastManifest)
    const { plugin } = found
    if (!plugin) return found
    const unset = variables ? unsetVariables(plugin, variables) : []
    const opened = { ...found, problems: [...found.problems, ...unset] }
    if (isStale) return opened
    return { ...opened, kept: await this.#describer.known(plugin, { ...plugin.interpreterFiles, ...own }) }
  }
}

function nothingOf(folder: PluginFolder, fingerprint: Fingerprint, problems: readonly Problem[]): Loaded {
  const offers = { resources: [], templates: [], prompts: [] }
  return { folder, plugin: undefined, tools: [], offers, problems, source: undefined, fingerprint }
}

async function marksIn({ dir }: PluginFolder, learntFrom: readonly string[]): Promise<Fingerprint> {
  const names: readonly string[] = await readdir(dir).catch(() => [])
  const candidates = names.filter((name) => name === 'cli' || name.startsWith('cli.'))
  // Most plugins have few of these, and to look for what is not there costs more than to read the folder.
  const isThere = (name: string): boolean => names.includes(name.split('/', 1)[0] ?? '')
  const wanted = [manifestName, ...venvNames]
  const absent = wanted.filter((name) => !isThere(name)).map((name) => [join(dir, name), missing] as const)
  const own = [...wanted.filter(isThere), ...candidates].map((name) => join(dir, name))
  return { ...Object.fromEntries(absent), ...(await fingerprint([...new Set([...own, ...learntFrom])])) }
}
