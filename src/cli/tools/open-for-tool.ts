import type { Core, CoreOptions } from '../../core/open-core.js'
import { isToolOf } from '../../discovery/catalog/why-broken.js'
import { isNoSuchTool } from '../../errors.js'

/**
 * Opens the plugins for a call of one tool, and asks only the plugin with whose name the tool's begins. If that has no
 * such tool, nor a plugin whose description is kept, all are opened: a tool's name may have another prefix or be cut.
 */
export async function openForTool(
  tool: string,
  open: (options?: CoreOptions) => Promise<Core>,
): Promise<Core> {
  const core = await open({ asks: (plugin) => isToolOf(plugin, tool) })
  if (core.catalog.plugins().length === 0) return core
  try {
    await core.catalog.resolve(tool)
  } catch (error) {
    if (isNoSuchTool(error)) return await open()
  }
  // If its plugin is broken, the call says why.
  return core
}
