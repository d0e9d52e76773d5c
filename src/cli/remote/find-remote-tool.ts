import type { Tool as McpTool } from '@modelcontextprotocol/client'
import { ToolNotFoundError } from '../../errors.js'
import { didYouMeanTool } from '../../nearest-tool.js'
import { cut } from '../../quote.js'
import { someNames } from '../some-names.js'

const shownMax = 10

/** The tool of this name. Throws a ToolNotFoundError with the nearest, or with those that there are. */
export function findRemoteTool(name: string, tools: readonly McpTool[], server: string): McpTool {
  const found = tools.find((tool) => tool.name === name)
  if (found) return found
  const names = tools.map((tool) => tool.name)
  const all = names.length === 0 ? 'It has no tools.' : `Its tools: ${someNames(names, shownMax)}.`
  throw new ToolNotFoundError(`${server} has no tool "${cut(name)}"`, {
    hint: didYouMeanTool(name, names) ?? all,
  })
}
