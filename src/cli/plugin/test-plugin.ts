import { existsSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { openCore, type Core, type CoreOptions } from '../../core/open-core.js'
import { checkClientLimits } from '../../lint/check-client-limits.js'
import type { DescribeOptions } from '../../discovery/describe/describe-plugin.js'
import { PluginFolders } from '../../discovery/plugin/find-plugins.js'
import type { Problem, Tool } from '../../discovery/tool.js'
import type { Config } from '../../config.js'
import { ConfigError } from '../../errors.js'
import { pluginsDirFlag } from '../plugins-dir-flag.js'
import { exitAtSignals } from '../terminal/exit-at-signals.js'

/** What `plugin test` found. Nothing of the plugin was run except what discovery asks. */
export interface PluginTest {
  readonly plugin: string
  readonly core: Core
  readonly tools: readonly Tool[]
  readonly problems: readonly Problem[]
}

/**
 * Finds and describes one plugin, by name in the plugins folders or by path, and checks every tool. Throws a ConfigError
 * if there is none; `bin` is what its hint tells to type.
 */
export async function testPlugin(
  nameOrPath: string,
  config: Config,
  bin: string,
  { ask, source }: Pick<DescribeOptions, 'ask' | 'source'> = {},
): Promise<PluginTest> {
  const path = pluginPath(nameOrPath)
  const plugin = path === undefined ? nameOrPath : basename(path)
  const describe = ask || source !== undefined ? { ...(ask && { ask }), source } : undefined
  const described = await describeOnly(
    plugin,
    { ...config, ...(path !== undefined && { pluginsDirs: [dirname(path)] }) },
    describe,
  )
  if (!described) throw await noSuchPlugin(plugin, path, config.pluginsDirs, bin)
  return { ...described, problems: [...described.problems, ...checkClientLimits(described.tools)] }
}

/** Describes one plugin, without the cache and without opening another one. Undefined if there is none of this name. */
export async function describeOnly(
  plugin: string,
  config: Config,
  describe?: CoreOptions['describe'],
): Promise<PluginTest | undefined> {
  // The program as it is now; other plugins may hang or be broken.
  const core = openCore({ ...config, noCache: true }, { describe, only: plugin })
  await exitAtSignals(() => core.catalog.load())
  if (!core.catalog.plugins().some(({ name }) => name === plugin)) return undefined
  const problems = core.catalog.problems().filter((problem) => problem.plugin === plugin)
  return { plugin, core, tools: core.catalog.tools, problems }
}

export const pluginForm =
  'A plugin is a folder with a cli.py or another executable cli.*, or with an smcp.json that names a command.'

async function noSuchPlugin(
  plugin: string,
  path: string | undefined,
  pluginsDirs: readonly string[],
  bin: string,
): Promise<ConfigError> {
  const dirs = path === undefined ? pluginsDirs : [dirname(path)]
  const { folders } = await new PluginFolders(dirs).find()
  const dir = path ?? folders.find(({ name }) => name === plugin)?.dir
  const message =
    dir === undefined
      ? `There is no plugin ${JSON.stringify(plugin)} in ${pluginsDirs.join(', ')}`
      : `${dir} contains no plugin`
  const names = folders.map(({ name }) => name).join(', ') || 'none'
  const adding = `${bin} plugin add PROGRAM${pluginsDirFlag(dirs[0] ?? '')}`
  return new ConfigError(message, {
    hint: `Folders there: ${names}. ${pluginForm} To make one of a program that is installed: ${adding}`,
  })
}

/** The folder of a plugin that was given by its path or its main file's; undefined if it is a name. */
function pluginPath(nameOrPath: string): string | undefined {
  const isPath = nameOrPath.includes('/') || nameOrPath.includes('\\') || nameOrPath === '.'
  if (!isPath) return undefined
  const path = resolve(nameOrPath)
  if (!existsSync(path)) throw new ConfigError(`${path} does not exist`)
  return statSync(path).isDirectory() ? path : dirname(path)
}
