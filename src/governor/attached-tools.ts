import type { Caller } from '../core/caller.js'
import { createSomeTools } from '../core/some-tools.js'
import type { Tool } from '../discovery/tool.js'
import type { Toolset } from '../discovery/toolset.js'
import { ToolNotAttachedError } from '../errors.js'
import { attachmentTest } from './attachment.js'
import type { Attachments } from './attachments.js'
import type { Profiles } from './profiles.js'

/** Makes, for each caller, a view of the tools that it may have in which only those are that it has attached. */
export function attachedTools(
  available: (caller: Caller) => Toolset,
  attachments: Attachments,
  profiles: Profiles,
): (caller: Caller) => Toolset {
  const someTools = createSomeTools()
  return (caller) => {
    const tools = available(caller)
    const attachedOf = async (all: readonly Tool[]): Promise<readonly Tool[]> => {
      const attachment = await attachments.of(caller)
      return someTools(all, JSON.stringify(attachment), attachmentTest(attachment, profiles))
    }
    return {
      list: async () => attachedOf(await tools.list()),
      known: async (waitMs) => attachedOf(await tools.known(waitMs)),
      resolve: async (name) => {
        const tool = await tools.resolve(name)
        if (attachmentTest(await attachments.of(caller), profiles)(tool.name)) return tool
        const attached = await attachedOf(await tools.known(0))
        throw new ToolNotAttachedError(
          tool.name,
          attached.map((each) => each.name),
        )
      },
    }
  }
}
