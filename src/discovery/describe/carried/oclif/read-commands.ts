import { isObject } from '../../../../is-object.js'
import type { Command } from '../../../tool.js'
import { commandName } from '../../command-name.js'
import type { OclifPackage } from './oclif-packages.js'
import { readParameters, type Facts } from './read-parameters.js'
import { stringsIn } from './strings-in.js'

/** The id of the only command of a program that has no others, by version of oclif. */
const single = /^\.?$|^Symbol\(SINGLE_COMMAND_CLI\)$/
/** They explain other commands and complete words in a shell. */
const explaining = /^(?:help|autocomplete)$/

/** Reads the commands of a program, given all its packages, its own first. Of two with one id, the first counts. */
export function readCommands([program, ...plugins]: readonly OclifPackage[]): Command[] {
  if (!program) return []
  const { bin, topicSeparator = ':' } = program.oclif
  const names = { bin: typeof bin === 'string' ? bin : '', separator: String(topicSeparator) }
  const commands = new Map<string, Command>()
  for (const { manifest } of [program, ...plugins])
    for (const [id, facts] of Object.entries(manifest.commands as Facts))
      if (!commands.has(id) && isObject(facts) && isOffered(id, facts))
        commands.set(id, readCommand(id, facts, names))
  return [...commands.values()]
}

/** Whether a command is listed and there: one of a plugin that is fetched when it is called is not. */
function isOffered(id: string, { hidden, pluginType }: Facts): boolean {
  return hidden !== true && pluginType !== 'jit' && !explaining.test(id)
}

interface Names {
  /** What the program is called. */
  readonly bin: string
  /** What stands between the words of a command. */
  readonly separator: string
}

function readCommand(id: string, facts: Facts, names: Names): Command {
  const words = names.separator === ' ' ? id.split(':') : [id]
  const path = single.test(id) ? [] : words
  const fillIn = (text: string): string => withNames(text, names, path)
  const texts = stringsIn([facts.summary, facts.description])
  return {
    name: commandName(path),
    path,
    description: fillIn([...new Set(texts.map((text) => text.trim()))].join('\n\n')),
    parameters: readParameters(facts, fillIn),
    takesDoubleDash: true,
  }
}

/** Fills in the names in the templates that texts may hold, and takes out other templates: `<%= config.bin %>`. */
function withNames(text: string, { bin }: Names, path: readonly string[]): string {
  return text.replaceAll(/<%[=-]?\s*([^%]*?)\s*%>/g, (_, expression: string) => {
    if (expression === 'config.bin') return bin
    return expression === 'command.id' ? path.join(' ') : ''
  })
}
