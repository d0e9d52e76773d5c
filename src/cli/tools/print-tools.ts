import { ux } from '@oclif/core'
import { asListed } from '../../core/tools.js'
import { count } from '../../count.js'
import { annotationWords } from './annotation-words.js'
import { tokenCount, tokenLine } from './token-count.js'
import type { CallableTool, Parameter, Tool } from '../../discovery/tool.js'
import { parameterWords, provenance, type Origin } from './provenance.js'
import { signature } from './signature.js'

/** How much a list says of each tool. */
export interface ListStyle {
  readonly verbose: boolean
  /** Also what it costs a model, and what all do. */
  readonly tokens?: boolean | undefined
}

/** All tools, separated by empty lines. */
export function toolList(tools: readonly Tool[], style: ListStyle): string {
  return blocks(tools, (tool) => toolLines(tool, style.verbose), style.tokens ? asListed : undefined)
}

/** Tools as blocks of lines, with what the listed form of each costs where that is given. */
export function blocks<T>(
  tools: readonly T[],
  linesOf: (tool: T) => readonly string[],
  listed: ((tool: T) => object) | undefined,
): string {
  if (tools.length === 0) return 'No tools.'
  const costOf = (tool: T): string[] =>
    listed ? [`  about ${count(tokenCount(listed(tool)), 'token')}`] : []
  const all = listed ? [tokenLine(tools.map(listed))] : []
  return [...tools.map((tool) => [...linesOf(tool), ...costOf(tool)].join('\n')), ...all].join('\n\n')
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
