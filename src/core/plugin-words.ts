import type { Tool } from '../discovery/tool.js'
import { groupBy } from '../group-by.js'
import { sentencesOf } from './sentences.js'

/** What can be said about one plugin. */
export interface PluginWords {
  readonly label: string
  readonly sentences: readonly string[]
}

/** The plugins of these tools, sorted by name. */
export function pluginWords(tools: readonly Tool[]): PluginWords[] {
  return groupBy(tools, ({ plugin }) => plugin)
    .sort(([a], [b]) => (a.plugin < b.plugin ? -1 : 1))
    .map((own) => ({ label: labelOf(own[0].plugin, own), sentences: sentencesOf(aboutOf(own)) }))
}

/** The plugin's name, with the name of a tool if those do not begin with it. */
function labelOf(plugin: string, tools: readonly Tool[]): string {
  const other = tools.find(({ name }) => !name.startsWith(`${plugin}__`))
  if (!other) return plugin
  return `${plugin} (${tools.length > 1 ? `${other.name}, ...` : other.name})`
}

/** The plugin's own description; otherwise that of its only tool, or the titles of its tools. */
function aboutOf(tools: readonly [Tool, ...Tool[]]): string {
  const [{ pluginAbout, description }] = tools
  if (pluginAbout !== undefined) return pluginAbout
  if (tools.length > 1) return tools.map(({ title }) => title).join(', ')
  return description.split(/\n\s*\n/, 1)[0]?.replaceAll(/\s+/g, ' ') ?? ''
}
