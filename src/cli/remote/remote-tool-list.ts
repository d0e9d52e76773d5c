import type { Tool as McpTool } from '@modelcontextprotocol/client'
import type { ToolAnnotations } from '../../discovery/annotations.js'
import { annotationWords } from '../tools/annotation-words.js'
import { blocks, type ListStyle } from '../tools/print-tools.js'
import { below, parameterLines, toolHead, type Place } from '../tools/tool-lines.js'
import { remoteTool } from './remote-tool.js'

/** The tools of a server, separated by empty lines, as those of plugins are shown. */
export function remoteToolList(
  tools: readonly McpTool[],
  { verbose, tokens, width = Infinity }: ListStyle,
): string {
  const linesOf = (tool: McpTool, place: Place): string[] => toolLines(tool, verbose, place)
  return blocks(tools, linesOf, tokens ? (tool) => tool : undefined, { width, indent: 0 })
}

function toolLines(tool: McpTool, verbose: boolean, place: Place): string[] {
  const callable = remoteTool(tool)
  const description = tool.description ?? tool.title ?? '(no description)'
  const head = toolHead({ ...callable, description }, place)
  if (!verbose) return head
  const annotations = annotationWords((tool.annotations ?? {}) as ToolAnnotations)
  return [
    ...head,
    ...callable.command.parameters.flatMap((parameter) => parameterLines(parameter, place)),
    ...(annotations === '' ? [] : below(`annotations: ${annotations}`, place)),
  ]
}
