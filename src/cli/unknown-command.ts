import type { Interfaces } from '@oclif/core'
import { UsageError } from '../errors.js'
import { nearestName } from '../nearest-name.js'

/**
 * The error for words that do not begin with a command, or that follow one which takes none; suggests the nearest
 * command.
 */
export function unknownCommand(words: readonly string[], { bin, commandIDs }: Interfaces.Config): UsageError {
  const firstFlag = words.findIndex((word) => word.startsWith('-'))
  const typed = words.slice(0, firstFlag > 0 ? firstFlag : undefined)
  const names = commandIDs.map((id) => id.replaceAll(':', ' '))
  const all = typed.join(' ')
  const known = names.find((name) => all.startsWith(`${name} `))
  if (known !== undefined)
    return new UsageError(`smcp ${known} takes no argument ${JSON.stringify(all.slice(known.length + 1))}`, {
      hint: `${bin} ${known} --help shows its usage.`,
    })
  const { command = all, hint } = adviceFor(typed, names, bin)
  return new UsageError(`smcp has no command ${JSON.stringify(command)}`, { hint })
}

/** What may have been meant, and by which of the words: those behind a command are its arguments. */
function adviceFor(
  typed: readonly string[],
  names: readonly string[],
  bin: string,
): { readonly command?: string; readonly hint: string } {
  for (const command of [typed.slice(0, 2).join(' '), ...typed.slice(0, 1)]) {
    const near = nearestName(command, names)
    if (near !== undefined) return { command, hint: `Did you mean ${bin} ${near}?` }
  }
  const [first = ''] = typed
  const ofTopic = names.filter((name) => name.startsWith(`${first} `))
  if (ofTopic.length > 0) return { hint: `${bin} ${first} has ${inWords(ofTopic.map(lastWord), 'and')}.` }
  const topic = nearestName(first, names.filter((name) => name.includes(' ')).map(firstWord))
  if (topic !== undefined) return { command: first, hint: `Did you mean ${bin} ${topic}?` }
  const inTopics = names.filter((name) => name.includes(' ') && lastWord(name) === first.toLowerCase())
  if (inTopics.length > 0) return { command: first, hint: `Did you mean ${bin} ${inWords(inTopics, 'or')}?` }
  return { hint: `${bin} help lists the commands.` }
}

function firstWord(name: string): string {
  return name.slice(0, name.indexOf(' '))
}

function lastWord(name: string): string {
  return name.slice(name.indexOf(' ') + 1)
}

/** `a, b and c` */
function inWords(names: readonly string[], and: string): string {
  const [last = '', ...most] = names.toReversed()
  return most.length === 0 ? last : `${most.toReversed().join(', ')} ${and} ${last}`
}
