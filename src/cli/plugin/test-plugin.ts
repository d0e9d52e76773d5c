import { existsSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { checkClientLimits } from '../../lint/check-client-limits.js'
import type { DescribeOptions } from '../../discovery/describe/describe-program.js'
import { PluginFolders } from '../../discovery/plugin/find-plugins.js'
import type { Config } from '../../config.js'
import type { Warmth } from '../../core/warmth.js'
import type { LaunchSandbox } from '../../process/calling/launch-sandbox.js'
import { ConfigError } from '../../errors.js'
import { pluginsDirFlag } from '../plugins-dir-flag.js'
import { describeBySources } from './compare/describe-by-sources.js'
import { compareDescriptions, type Comparison } from './compare/find-differences.js'
import { describeOnly, type DescribedPlugin } from './describe-only.js'

/** What `plugin test` found. Nothing of the plugin was run except what discovery asks. */
export interface PluginTest extends DescribedPlugin {
  /** What each source alone says differently; undefined: they are not compared. */
  readonly compared?: Comparison | undefined
  /** Whether its calls are forked; undefined if no Python runs it, or if it has no tools. */
  readonly warm?: Warmth | undefined
  /** The sandbox of its calls; undefined if they run in none. */
  readonly sandbox?: LaunchSandbox | undefined
}

/**
 * Finds and describes one plugin, by name in the plugins folders or by path, and checks every tool. Throws a ConfigError
 * if there is none; `bin` is what its hint tells to type. With `ask` also describes it by each source alone.
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
  const own = { ...config, ...(path !== undefined && { pluginsDirs: [dirname(path)] }) }
  const described = await describeOnly(plugin, own, describe)
  if (!described) throw await noSuchPlugin(plugin, path, config.pluginsDirs, bin)
  const problems = [...described.problems, ...checkClientLimits(described.tools)]
  const isCompared = ask === true && source === undefined
  const warm = described.tools.length > 0 ? await described.core.warmthOf(plugin) : undefined
  return {
    ...described,
    problems,
    warm,
    sandbox: described.core.sandboxOf(plugin),
    ...(isCompared && {
      compared: compareDescriptions(await describeBySources(plugin, own, described.tools)),
    }),
  }
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
  if (!existsSync(path)) throw new ConfigError(`${path} does not exist`, { hint: pluginForm })
  return statSync(path).isDirectory() ? path : dirname(path)
}
