import { PluginFailedError, ToolNotFoundError } from '../../errors.js'
import { problemText } from '../problem.js'
import { cut } from '../../quote.js'
import type { Loaded } from './load-plugin.js'

/** Why a missing tool can't be called; undefined if no broken plugin explains it. */
export function whyBroken(tool: string, plugins: readonly Loaded[]): PluginFailedError | undefined {
  for (const { folder, tools, problems } of plugins.filter(({ folder }) => isToolOf(folder.name, tool))) {
    const command = tool.slice(folder.name.length).replace(/^(__|\.)/, '')
    const why = problems.filter(({ field }) => tools.length === 0 || field === command).map(problemText)
    if (why.length > 0)
      return new PluginFailedError(
        `${cut(tool)} can't be called: the plugin ${folder.name} is broken: ${why.join('; ')}`,
      )
  }
  return undefined
}

/** Why a tool is not there yet; undefined if no plugin that is still read on may have it. */
export function whyNotYet(tool: string, plugins: readonly Loaded[]): ToolNotFoundError | undefined {
  const plugin = plugins.find(({ folder, whole }) => whole !== undefined && isToolOf(folder.name, tool))
  return (
    plugin &&
    new ToolNotFoundError(
      `No tool "${cut(tool)}" yet: the commands of ${plugin.folder.name} are still asked for their helps`,
      { hint: 'List the tools again when they have changed.' },
    )
  )
}

/** Whether a tool of this name can only belong to that plugin. */
export function isToolOf(plugin: string, tool: string): boolean {
  return tool.startsWith(`${plugin}__`) || tool.startsWith(`${plugin}.`)
}
