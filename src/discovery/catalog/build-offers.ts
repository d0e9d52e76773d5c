import type { ServedOffers } from '../offering.js'
import { mapRuns } from '../offers.js'
import type { Description, Plugin } from '../tool.js'
import { buildTool } from './build-tool.js'
import { toolName } from './tool-name.js'

/** Makes what a plugin offers of its description: each command that is run becomes a tool that no list shows. */
export function buildOffers(plugin: Plugin, description: Description, nameMax?: number): ServedOffers {
  const { offers } = description
  if (!offers) return { resources: [], templates: [], prompts: [] }
  const prompts = offers.prompts.map((prompt) => {
    const name = toolName(plugin, description, prompt.shown.name, nameMax)
    return { ...prompt, shown: { ...prompt.shown, name } }
  })
  const named = { ...offers, prompts }
  // Errors name what the client asked for.
  const built = mapRuns(named, (run, of) => ({ ...buildTool(plugin, description, run, nameMax), name: of }))
  return {
    resources: built.resources.map((one) => ({ ...one, plugin })),
    templates: built.templates.map((one) => ({ ...one, plugin })),
    prompts: built.prompts.map((one) => ({ ...one, plugin })),
  }
}
