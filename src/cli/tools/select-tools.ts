import type { Catalog } from '../../discovery/catalog/catalog.js'
import type { Problem, Tool } from '../../discovery/tool.js'
import { ConfigError } from '../../errors.js'
import { didYouMean } from '../../nearest-name.js'

/** The tools and problems of one plugin, or of all. Throws a ConfigError with the nearest name if there is no such plugin. */
export async function selectTools(
  catalog: Pick<Catalog, 'list' | 'plugins' | 'problems'>,
  plugin: string | undefined,
): Promise<{ tools: readonly Tool[]; problems: readonly Problem[] }> {
  const names = catalog.plugins().map(({ name }) => name)
  if (plugin !== undefined && !names.includes(plugin)) {
    throw new ConfigError(`--plugin: there is no plugin ${JSON.stringify(plugin)}`, {
      hint: didYouMean(plugin, names) ?? `Plugins here: ${names.join(', ') || 'none'}.`,
    })
  }
  const isWanted = (one: Tool | Problem): boolean => plugin === undefined || one.plugin === plugin
  return { tools: (await catalog.list()).filter(isWanted), problems: catalog.problems().filter(isWanted) }
}
