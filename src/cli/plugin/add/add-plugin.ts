import { join } from 'node:path'
import type { Config } from '../../../config.js'
import type { Manifest } from '../../../discovery/manifest.js'
import { problemText } from '../../../discovery/problem.js'
import type { Problem, Tool } from '../../../discovery/tool.js'
import { ConfigError } from '../../../errors.js'
import { checkClientLimits } from '../../../lint/check-client-limits.js'
import { replacesBundledPlugins } from '../bundled-replaced.js'
import { pluginForm } from '../plugin-place.js'
import { hideAllBut } from './choose-commands.js'
import { describeAside } from './describe-aside.js'
import type { Source } from './find-source.js'
import { checkIsFree, putPlugin, type Contents } from './put-plugin.js'

/** A newly added plugin. */
export interface AddedPlugin {
  readonly plugin: string
  readonly dir: string
  readonly source: Source
  /** The tools to be served. */
  readonly tools: readonly Tool[]
  /** How many commands the program has, hidden ones included. */
  readonly commands: number
  readonly problems: readonly Problem[]
  /** It is the first plugin in ./plugins, which replaces the bundled plugins. */
  readonly replacesBundled: boolean
}

export interface AddOptions {
  readonly plugin: string
  readonly pluginsDir: string
  /** A folder is copied instead of linked. */
  readonly isCopied: boolean
  /** Runs the description, and shows a person that it takes a while. */
  readonly whileDescribing: <T>(work: () => Promise<T>) => Promise<T>
  /** Chooses which tools of a program are served. */
  readonly choose: (tools: readonly Tool[]) => readonly Tool[] | Promise<readonly Tool[]>
}

/**
 * Adds a program or a folder to the plugins. Describes it first, as the server will, and then puts it in place in one
 * step. Throws a ConfigError if the name is taken or nothing of the plugin can be used, and then leaves nothing behind.
 */
export async function addPlugin(source: Source, config: Config, options: AddOptions): Promise<AddedPlugin> {
  const { plugin, pluginsDir, isCopied, choose, whileDescribing } = options
  const dir = join(pluginsDir, plugin)
  checkIsFree(dir)
  const replacesBundled = replacesBundledPlugins(pluginsDir)
  const contents = contentsOf(source, isCopied)
  // A copy would show no more than the folder itself.
  const forNow = 'folder' in contents ? { ...contents, isCopied: false } : contents
  const found = await whileDescribing(() => describeAside(plugin, dir, forNow, config))
  if (!found || found.tools.length === 0) throw unusable(source, found?.problems)
  const { tools, problems } = found
  const chosen = source.kind === 'program' ? await choose(tools) : tools
  await putPlugin(
    dir,
    'manifest' in contents ? { manifest: { ...contents.manifest, ...hideAllBut(chosen, tools) } } : contents,
  )
  return {
    plugin,
    dir,
    source,
    tools: chosen,
    commands: tools.length,
    problems: [...problems, ...checkClientLimits(chosen)],
    replacesBundled,
  }
}

/** The contents of the plugin's folder. Adding a program vouches for it; a folder has its own manifest for that. */
function contentsOf(source: Source, isCopied: boolean): Contents {
  if (source.kind === 'folder') return { folder: source.dir, isCopied }
  const manifest: Manifest = { command: source.command, ask: true }
  return { manifest }
}

function unusable(source: Source, problems: readonly Problem[] | undefined): ConfigError {
  const what = source.kind === 'program' ? source.file : source.dir
  const [problem] = problems ?? []
  if (problem)
    return new ConfigError(`${what} can't be added: ${problemText(problem)}`, {
      hint: 'Fix that, and add it again.',
    })
  if (problems) return new ConfigError(`${what} serves no command; look at "hide" in its smcp.json`)
  return new ConfigError(`${what} contains no plugin`, {
    hint: pluginForm,
  })
}
