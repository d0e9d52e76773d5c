import type { Tool as McpTool } from '@modelcontextprotocol/client'
import type { ToolAnnotations } from '../../discovery/annotations.js'
import { annotationWords } from '../tools/annotation-words.js'
import { parameterLine, toolHead } from '../tools/print-tools.js'
import { remoteTool } from './remote-tool.js'

/** The tools of a server, separated by empty lines, as those of plugins are shown. */
export function remoteToolList(tools: readonly McpTool[], verbose: boolean): string {
  return tools.map((tool) => toolLines(tool, verbose).join('\n')).join('\n\n') || 'No tools.'
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
