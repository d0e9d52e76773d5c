import { LRUCache } from 'lru-cache'
import type { Caller } from '../core/caller.js'
import { ToolNotAttachedError } from '../errors.js'
import { oncePer } from '../once.js'
import type { Tool } from '../discovery/tool.js'
import type { Toolset } from '../discovery/toolset.js'
import { attachmentTest, type Attachment } from './attachment.js'
import type { Attachments } from './attachments.js'
import type { Profiles } from './profiles.js'

/** How many different lists are kept ready for those who ask again. */
const listsMax = 256

/** Makes, for each caller, a view of the tools in which only those are that it has attached. */
export function attachedTools(
  tools: Toolset,
  attachments: Attachments,
  profiles: Profiles,
): (caller: Caller) => Toolset {
  // The same array for the same tools, so that what is made of it is made once.
  const listsOf = oncePer((all: readonly Tool[]) => {
    const lists = new LRUCache<string, readonly Tool[]>({
      max: listsMax,
      memoMethod: (attachment) => {
        const isAttached = attachmentTest(JSON.parse(attachment) as Attachment, profiles)
        const some = all.filter(({ name }) => isAttached(name))
        return some.length === all.length ? all : some
      },
    })
    return (attachment: Attachment) => lists.memo(JSON.stringify(attachment))
  })
  return (caller) => ({
    list: async () => listsOf(await tools.list())(await attachments.of(caller)),
    known: async (waitMs) => listsOf(await tools.known(waitMs))(await attachments.of(caller)),
    resolve: async (name) => {
      const tool = await tools.resolve(name)
      const isAttached = attachmentTest(await attachments.of(caller), profiles)
      if (isAttached(tool.name)) return tool
      const attached = (await tools.known(0)).map((each) => each.name).filter(isAttached)
      throw new ToolNotAttachedError(tool.name, attached)
    },
  })
}
