import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import PQueue from 'p-queue'
import { messageOf } from '../../errors.js'
import { fingerprint, type Fingerprint } from '../../process/fingerprint.js'
import type { PythonFinder } from '../../process/python.js'
import type { OpenAskSession } from '../describe/ask-program.js'
import { buildTool } from './build-tool.js'
import type { DescriptionCache } from './description-cache.js'
import type { DescribeOptions } from '../describe/describe-plugin.js'
import type { PluginFolder } from '../plugin/find-plugins.js'
import { filesBehind } from './files-behind.js'
import { manifestName, type Manifest } from '../manifest.js'
import { ManifestReader } from '../plugin/manifest-reader.js'
import { openPlugin } from '../plugin/open-plugin.js'
import { SchemaChecker } from '../schema/schema-checker.js'
import { ContractReader } from '../describe/contract/parse-contract.js'
import type { Description, Plugin, Problem, Tool } from '../tool.js'
import { withValidSchemas } from './with-valid-schemas.js'
import type { WorkedBefore } from './worked-before.js'
import { problemIn } from '../problem.js'

/** What is known about one folder. */
export interface Loaded {
  readonly folder: PluginFolder
  /** Undefined if the folder contains no plugin, or one that can't be started. */
  readonly plugin: Plugin | undefined
  readonly tools: readonly Tool[]
  readonly problems: readonly Problem[]
  /** The source of its description. */
  readonly source: Description['source'] | undefined
  /** The files that the description depends on, as they were before the program was asked. */
  readonly fingerprint: Fingerprint
}

export interface LoadOptions {
  readonly python: PythonFinder
  /** How many programs are asked at once. */
  readonly concurrency: number
  /** Called for the first plugin that must be asked, because finding a sandbox takes a process. */
  readonly openAsk: () => Promise<{ openSession: OpenAskSession; isSandboxed: boolean }>
  readonly cache?: DescriptionCache | undefined
  readonly workedBefore?: WorkedBefore | undefined
  readonly toolNameMax?: number
  readonly describe?: Pick<DescribeOptions, 'source' | 'ask'> | undefined
}

export interface LoadHow {
  /** Ignore what is known about the program, and ask it again. */
  readonly isStale?: boolean
  /** The manifest that stays in force if the folder's manifest can't be read. */
  readonly lastManifest?: Manifest | undefined
}

/** A virtual environment is created step by step, and each step is an event of the previous folder only. */
const venvNames = ['.venv', '.venv/bin', '.venv/bin/python']

/** Turns folders into tools. */
export class PluginLoader {
  readonly #schemas = new SchemaChecker()
  readonly #manifests = new ManifestReader()
  readonly #contracts = new ContractReader()
  /** Limits how many programs are asked at once; plugins that are already known do not wait for them. */
  readonly #asking: PQueue

  constructor(private readonly options: LoadOptions) {
    this.#asking = new PQueue({ concurrency: options.concurrency })
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

  async #load(folder: PluginFolder, own: Fingerprint, how: LoadHow): Promise<Loaded> {
    const { python } = this.options
    const opened = await openPlugin(folder, python, this.#manifests, how.lastManifest)
    const { plugin, problems, awaited = [] } = opened
    if (!plugin) return nothingOf(folder, { ...(await fingerprint(awaited)), ...own }, problems)
    const before = { ...plugin.interpreterFiles, ...own }
    const description = await this.#describe(plugin, before, how)
    const others = filesBehind(plugin, description.files).filter((file) => !(file in before))
    return {
      folder,
      plugin,
      tools: description.commands.map((command) =>
        buildTool(plugin, description, command, this.options.toolNameMax),
      ),
      problems: [...problems, ...description.problems],
      source: description.source,
      fingerprint: { ...(await fingerprint(others)), ...before },
    }
  }

  /**
   * The marks of what a folder's plugin depends on: the candidates for a main file, and the files behind its
   * description.
   */
  async fingerprint({ dir }: PluginFolder, learntFrom: readonly string[]): Promise<Fingerprint> {
    const names = await readdir(dir).catch(() => [])
    const candidates = names.filter((name) => name === 'cli' || name.startsWith('cli.'))
    const own = [manifestName, ...venvNames, ...candidates].map((name) => join(dir, name))
    return fingerprint([...new Set([...own, ...learntFrom])])
  }

  async #describe(plugin: Plugin, before: Fingerprint, { isStale }: LoadHow): Promise<Description> {
    const { cache, describe = {}, openAsk, python } = this.options
    const isForced = describe.source !== undefined || describe.ask !== undefined
    const known = isForced || isStale ? undefined : await cache?.read(plugin, before)
    if (known) return known
    return this.#asking.add(async () => {
      // The code that asks and reads programs is loaded only if one must be asked.
      const { describePlugin } = await import('../describe/describe-plugin.js')
      const { openSession, isSandboxed } = await openAsk()
      const workedBefore = await this.options.workedBefore?.read(plugin)
      const said = await describePlugin(plugin, openSession, {
        ...describe,
        isSandboxed,
        workedBefore,
        contracts: this.#contracts,
        locate: (command, dir) => python.locate(command, dir),
      })
      const asked = withValidSchemas(plugin, said, this.#schemas)
      if (asked.worked !== workedBefore) await this.options.workedBefore?.write(plugin, asked.worked)
      // A program that was only looked at may be asked as soon as there is a sandbox.
      if (!isForced && asked.wasAsked) await cache?.write(plugin, asked, before)
      return asked
    })
  }
}

function nothingOf(folder: PluginFolder, fingerprint: Fingerprint, problems: readonly Problem[]): Loaded {
  return { folder, plugin: undefined, tools: [], problems, source: undefined, fingerprint }
}
