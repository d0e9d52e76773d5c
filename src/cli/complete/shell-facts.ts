import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config.js'
import { DescriptionCache } from '../../discovery/catalog/description-cache.js'
import { isPassedOver } from '../../discovery/plugin/plugin-name.js'
import { toolName } from '../../discovery/catalog/tool-name.js'
import type { Parameter } from '../../discovery/tool.js'
import { isObject } from '../../is-object.js'
import { choicesOf } from '../../setting-values.js'
import { settings, type Setting } from '../../settings.js'
import { namesOf, type NamedKind, type ProfileSettings } from './named-things.js'

/** What a shell may complete: commands and their flags, and what smcp remembers of plugins. */
export interface ShellFacts {
  readonly commands: Readonly<Record<string, KnownCommand>>
  /** What the words before commands are for. */
  readonly topics: Readonly<Record<string, string>>
  /** The values of settings that are one of some words, by their flags. */
  readonly choices: (flag: string) => readonly string[] | undefined
  readonly plugins: () => string[]
  readonly tools: () => Promise<readonly KnownTool[]>
  readonly named: (kind: NamedKind) => Promise<readonly string[]>
}

/** A command as oclif's manifest has it. */
export interface KnownCommand {
  readonly summary?: string | undefined
  readonly args: Readonly<Record<string, { readonly options?: readonly string[] | undefined }>>
  readonly flags: Readonly<Record<string, KnownFlag>>
}

export interface KnownFlag {
  readonly type: string
  readonly description?: string | undefined
  readonly options?: readonly string[] | undefined
  readonly multiple?: boolean | undefined
  readonly char?: string | undefined
}

export interface KnownTool {
  readonly name: string
  readonly plugin: string
  readonly command: string
  readonly description: string
  readonly parameters: readonly KnownParameter[]
}

interface KnownParameter {
  readonly name: string
  readonly description: string | undefined
  readonly values: readonly string[]
  readonly isList: boolean
}

type Known = Pick<Config, 'pluginsDirs' | 'cacheDir' | 'version' | 'toolNameMax' | 'include' | 'exclude'> &
  ProfileSettings

/**
 * Reads the facts, of plugins from the cache of descriptions alone: no program is run, and a description may be of a
 * plugin as it was before its last change.
 */
export function readShellFacts(packageDir: string, config: () => Known): ShellFacts {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(packageDir, name), 'utf8'))
  const { commands } = read('oclif.manifest.json') as Pick<ShellFacts, 'commands'>
  const { oclif } = read('package.json') as { oclif: { topics: Record<string, { description: string }> } }
  return {
    commands,
    topics: Object.fromEntries(
      Object.entries(oclif.topics).map(([name, topic]) => [name, topic.description]),
    ),
    choices: (flag) => {
      const setting = Object.values<Setting<unknown, unknown>>(settings).find((one) => one.flag === flag)
      return setting && choicesOf(setting.read)
    },
    plugins: () => [...new Set(foldersOf(config()).map(({ name }) => name))],
    tools: () => toolsOf(config()),
    named: (kind) => namesOf[kind](config),
  }
}

async function toolsOf(config: Known): Promise<KnownTool[]> {
  const cache = new DescriptionCache(config.cacheDir, config.version)
  const tools = foldersOf(config).flatMap((plugin) => {
    const description = cache.last(plugin)
    return (description?.commands ?? []).map((command) => ({
      name: toolName(plugin, description ?? {}, command.name, config.toolNameMax),
      plugin: plugin.name,
      command: command.name,
      description: command.description,
      parameters: command.parameters.map(knownParameter),
    }))
  })
  const isServed = await servedBy(config)
  return tools.filter(({ name }) => isServed(name))
}

/** Which tools are served. What matches globs takes its time to load, and most people have none. */
async function servedBy(config: Known): Promise<(name: string) => boolean> {
  if (config.include.length + config.exclude.length === 0) return () => true
  const { servedBy: byGlobs } = await import('../../discovery/catalog/served-by.js')
  return byGlobs(config)
}

function knownParameter({ name, schema }: Parameter): KnownParameter {
  const { items, description, type } = schema
  const values = [schema.enum, isObject(items) ? items.enum : undefined].find(Array.isArray) as
    unknown[] | undefined
  const all = values ?? (type === 'boolean' ? [true, false] : [])
  return {
    name,
    description: typeof description === 'string' ? description : undefined,
    values: all.map(String),
    isList: type === 'array',
  }
}

/** The folders of plugins; of two of a name, the first. */
function foldersOf({ pluginsDirs }: Known): { name: string; dir: string }[] {
  const folders = new Map<string, string>()
  for (const parent of pluginsDirs)
    for (const name of namesIn(parent)) if (!folders.has(name)) folders.set(name, join(parent, name))
  return [...folders].map(([name, dir]) => ({ name, dir }))
}

function namesIn(parent: string): string[] {
  try {
    return readdirSync(parent, { withFileTypes: true })
      .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !isPassedOver(entry.name))
      .map(({ name }) => name)
      .sort()
  } catch {
    return []
  }
}
