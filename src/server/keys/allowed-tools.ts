import picomatch from 'picomatch'
import type { Caller } from '../../core/caller.js'
import { createSomeTools } from '../../core/some-tools.js'
import type { Toolset } from '../../discovery/toolset.js'
import { isNoSuchTool, ToolNotFoundError } from '../../errors.js'
import { didYouMeanTool } from '../../nearest-tool.js'
import { oncePer } from '../../once.js'
import { cut } from '../../quote.js'
import type { Keys } from './keys.js'

/** Whether globs of a key allow a tool. */
export const allowedBy = oncePer((globs: readonly string[]) => {
  const matches = picomatch([...globs])
  return (tool: string): boolean => matches(tool)
})

/** Makes, for each caller, a view of the tools in which only those are that its key may call: nothing shows that there are others. */
export function allowedTools(tools: Toolset, keys: Pick<Keys, 'find'>): (caller: Caller) => Toolset {
  const someTools = createSomeTools()
  return ({ key }) => {
    const globs = keys.find(key)?.tools
    if (!globs) return tools
    const isAllowed = allowedBy(globs)
    const known = async (waitMs: number) => someTools(await tools.known(waitMs), globs.join(' '), isAllowed)
    return {
      list: async () => someTools(await tools.list(), globs.join(' '), isAllowed),
      known,
      resolve: async (name) => {
        const tool = await tools.resolve(name).catch((error: unknown) => {
          // Of a plugin that is broken, only whoever may call it hears why.
          if (!isNoSuchTool(error) && isAllowed(name.replace('.', '__'))) throw error
        })
        if (tool && isAllowed(tool.name)) return tool
        const names = (await known(0)).map((each) => each.name)
        throw new ToolNotFoundError(`No tool "${cut(name)}"`, { hint: didYouMeanTool(name, names) })
      },
    }
  }
}
