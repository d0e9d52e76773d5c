import { ux } from '@oclif/core'
import type { CallableTool, Parameter, Tool } from '../../discovery/tool.js'
import { wrapLine } from '../terminal/wrap-line.js'
import { annotationWords } from './annotation-words.js'
import { parameterWords, provenance, type Origin } from './provenance.js'
import { signature } from './signature.js'

/** Where the lines of a tool stand. */
export interface Place {
  /** Infinity: no line is broken. */
  readonly width: number
  readonly indent: number
}

/** A tool as lines: signature and description; with `verbose` also its parameters, annotations and source. */
export function toolLines(tool: Tool, verbose: boolean, place: Place): string[] {
  if (!verbose) return toolHead(tool, place)
  const { plugin, file, source, parameters, doubts } = provenance(tool)
  const words = parameters.map((one) => parameterWords(one, source, (other) => `its ${sourceNames[other]}`))
  return [
    ...toolHead(tool, place),
    ...tool.command.parameters.flatMap((parameter, index) => parameterLines(parameter, place, words[index])),
    ...(tool.annotations ? below(`annotations: ${annotationWords(tool.annotations)}`, place) : []),
    ...below(`from ${plugin}/${file}, by its ${sourceNames[source]}`, place),
    ...doubts.flatMap((doubt) => below(`in doubt: ${doubt}`, place)),
  ]
}

/** The signature of a tool and its description, as lines. */
export function toolHead(
  tool: Pick<Tool, 'name' | 'description'> & Pick<CallableTool, 'command'>,
  { width, indent }: Place,
): string[] {
  return [
    ...wrapLine(signature(tool), { width, indent, hang: 4 }).map((line) => ux.colorize('bold', line)),
    ...tool.description.split('\n').flatMap((line) => wrapLine(line, { width, indent: indent + 2 })),
  ]
}

/** `  count: How many. [by its argument parser]` */
export function parameterLines(
  { name, schema }: Parameter,
  place: Place,
  words: readonly string[] = [],
): string[] {
  const text = typeof schema.description === 'string' ? schema.description : '(no description)'
  return below(`${name}: ${text}${words.length > 0 ? ` [${words.join(', ')}]` : ''}`, place)
}

/** What is said below the signature of a tool. */
export function below(text: string, { width, indent }: Place): string[] {
  const [first = '', ...others] = text.split('\n')
  return [
    ...wrapLine(first, { width, indent: indent + 2, hang: 2 }),
    ...others.flatMap((line) => wrapLine(line, { width, indent: indent + 4 })),
  ]
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
