import type { Config } from '../config.js'
import type { Caller } from '../core/caller.js'
import type { Changes } from '../core/changes.js'
import type { BuiltInTool } from '../core/tools.js'
import type { Toolset } from '../discovery/toolset.js'
import type { Store } from '../store.js'
import { attachedTools } from './attached-tools.js'
import { Attachments } from './attachments.js'
import { createGovernorTool } from './governor-tool.js'
import type { Profiles } from './profiles.js'

/** The settings that speak of profiles. */
type GovernorSettings = Pick<Config, 'governor' | 'profilesPath' | 'attachProfile' | 'adminPrefix'>

export interface GovernorOptions extends GovernorSettings {
  /** All tools that a caller may have. */
  readonly available: (caller: Caller) => Toolset
  readonly profiles: Profiles
  readonly store: Store
  readonly changes: Changes
}

/** Which tools each caller sees and may call, and the tool by which it changes that. */
export interface Governor {
  readonly toolsetFor: (caller: Caller) => Toolset
  readonly tool: BuiltInTool
}

export function createGovernor(options: GovernorOptions): Governor {
  const { available, profiles, store, changes } = options
  const attachments = new Attachments(store, profiles, (scope) => {
    changes.tell({ list: 'tools', scope })
  })
  return {
    toolsetFor: attachedTools(available, attachments, profiles),
    tool: createGovernorTool({ available, attachments, profiles }, (_tools, caller) =>
      isListed(options, caller),
    ),
  }
}

/** To others than agents it would be noise, unless their owner speaks of profiles. */
function isListed({ governor, ...set }: GovernorSettings, { agent, profile }: Caller): boolean {
  const named = [set.profilesPath, set.attachProfile, set.adminPrefix, agent, profile]
  return governor === 'always' || (governor === 'auto' && named.some((name) => name !== undefined))
}
