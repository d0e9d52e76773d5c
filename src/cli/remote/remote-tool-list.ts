import type { Tool as McpTool } from '@modelcontextprotocol/client'
import type { ToolAnnotations } from '../../discovery/annotations.js'
import { annotationWords } from '../tools/annotation-words.js'
import { blocks, parameterLine, toolHead, type ListStyle } from '../tools/print-tools.js'
import { remoteTool } from './remote-tool.js'

/** The tools of a server, separated by empty lines, as those of plugins are shown. */
export function remoteToolList(tools: readonly McpTool[], { verbose, tokens }: ListStyle): string {
  return blocks(tools, (tool) => toolLines(tool, verbose), tokens ? (tool) => tool : undefined)
}

function toolLines(tool: McpTool, verbose: boolean): string[] {
  const callable = remoteTool(tool)
  const head = toolHead({ ...callable, description: tool.description ?? tool.title ?? '(no description)' })
  if (!verbose) return head
  const annotations = annotationWords((tool.annotations ?? {}) as ToolAnnotations)
  return [
    ...head,
    ...callable.command.parameters.map((parameter) => parameterLine(parameter)),
    ...(annotations === '' ? [] : [`  annotations: ${annotations}`]),
  ]
}
