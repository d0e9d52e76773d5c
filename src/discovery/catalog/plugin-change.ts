import { isSame } from '../../process/fingerprint.js'
import type { Loaded } from './load-plugin.js'
import { hasOffers } from './served-offers.js'
import { isSameTool } from './snapshot.js'
import type { Problem } from '../tool.js'

/** What happened to a plugin while the catalog runs. */
export interface PluginChange {
  readonly plugin: string
  /** `found`: it was there when the catalog was loaded; `completed`: the helps of all its commands have been asked. */
  readonly kind: 'found' | 'added' | 'changed' | 'completed' | 'removed' | 'broken' | 'repaired'
  /** How many tools the plugin has now. */
  readonly tools: number
  /** The helps of some commands are still asked in the background. */
  readonly isReadOn: boolean
  readonly problems: readonly Problem[]
}

/**
 * The change from what was known about a plugin to what is known now; undefined if there is none that matters to a
 * person. A folder without a plugin counts as no plugin.
 */
export function pluginChange(
  plugin: string,
  before: Loaded | undefined,
  after: Loaded | undefined,
): PluginChange | undefined {
  const kind = kindOf(isPlugin(before) ? before : undefined, isPlugin(after) ? after : undefined)
  return (
    kind && {
      plugin,
      kind,
      tools: after?.tools.length ?? 0,
      isReadOn: after?.whole !== undefined,
      problems: after?.problems ?? [],
    }
  )
}

/** Whether a folder is a plugin, or looks like one. */
export function isPlugin(loaded: Loaded | undefined): loaded is Loaded {
  return loaded !== undefined && (loaded.plugin !== undefined || loaded.problems.length > 0)
}

/** Whether part of a plugin can't be used. */
function isBroken({ tools, offers, problems }: Loaded): boolean {
  const isEmpty = tools.length === 0 && !hasOffers(offers)
  return problems.some(({ severity }) => severity === 'error') || (isEmpty && problems.length > 0)
}

function kindOf(before: Loaded | undefined, after: Loaded | undefined): PluginChange['kind'] | undefined {
  if (!after) return before && 'removed'
  if (isBroken(after)) return before && isSameTrouble(before, after) ? undefined : 'broken'
  if (!before) return 'added'
  if (isBroken(before)) return 'repaired'
  const isSameProgram = isSame(before.fingerprint, after.fingerprint)
  if (isSameProgram && before.whole && !after.whole) return 'completed'
  return isSameProgram && hasSameTools(before, after) ? undefined : 'changed'
}

function isSameTrouble(before: Loaded, after: Loaded): boolean {
  const said = ({ problems }: Loaded): string => problems.map(({ message }) => message).join('\n')
  return isBroken(before) && said(before) === said(after)
}

function hasSameTools({ tools: before }: Loaded, { tools: after }: Loaded): boolean {
  return before.length === after.length && before.every((tool, index) => isSameTool(tool, after[index]))
}
