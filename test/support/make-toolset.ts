import type { Tool } from '../../src/discovery/tool.js'
import type { Toolset } from '../../src/discovery/toolset.js'
import { ToolNotFoundError } from '../../src/errors.js'

/** These tools and no others; the lists are always the same array. */
export function makeToolset(...tools: Tool[]): Toolset {
  return {
    list: () => Promise.resolve(tools),
    known: () => Promise.resolve(tools),
    resolve: (name) => {
      const found = tools.find((one) => one.name === name)
      return found ? Promise.resolve(found) : Promise.reject(new ToolNotFoundError(`No tool "${name}"`))
    },
  }
}
