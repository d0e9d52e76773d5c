import { ux } from '@oclif/core'
import { annotationWords } from './annotation-words.js'
import type { CallableTool, Parameter, Tool } from '../../discovery/tool.js'
import { parameterWords, provenance, type Origin } from './provenance.js'
import { signature } from './signature.js'

/** All tools, separated by empty lines. */
export function toolList(tools: readonly Tool[], verbose: boolean): string {
  return tools.map((tool) => toolLines(tool, verbose).join('\n')).join('\n\n') || 'No tools.'
}

/** A tool as lines: signature and description; with `verbose` also its parameters, annotations and source. */
function toolLines(tool: Tool, verbose: boolean): string[] {
  if (!verbose) return toolHead(tool)
  const { plugin, file, source, parameters, doubts } = provenance(tool)
  const words = parameters.map((one) => parameterWords(one, source, (other) => `its ${sourceNames[other]}`))
  return [
    ...toolHead(tool),
    ...tool.command.parameters.map((parameter, index) => parameterLine(parameter, words[index] ?? [])),
    ...(tool.annotations ? [`  annotations: ${annotationWords(tool.annotations)}`] : []),
    `  from ${plugin}/${file}, by its ${sourceNames[source]}`,
    ...doubts.map((doubt) => `  in doubt: ${doubt}`),
  ]
}

/** The signature of a tool and its description, as lines. */
export function toolHead(tool: Pick<Tool, 'name' | 'description'> & Pick<CallableTool, 'command'>): string[] {
  return [ux.colorize('bold', signature(tool)), ...tool.description.split('\n').map((line) => `  ${line}`)]
}

/** `  count: How many. [by its argument parser]` */
export function parameterLine({ name, schema }: Parameter, words: readonly string[] = []): string {
  const text = typeof schema.description === 'string' ? schema.description : '(no description)'
  return `  ${name}: ${text}${words.length > 0 ? ` [${words.join(', ')}]` : ''}`
}

const sourceNames: Readonly<Record<Origin, string>> = {
  contract: 'contract',
  package: 'files of its package',
  parser: 'argument parser',
  help: '--help text',
  manual: 'manual page',
  completion: 'completion script',
  none: 'main file alone',
}
