import {
  flagBefore,
  flagsOf,
  flagWithin,
  givenTo,
  toolNames,
  valuesOf,
  type Candidate,
} from './flag-words.js'
import type { NamedKind } from './named-things.js'
import type { KnownCommand, KnownTool, ShellFacts } from './shell-facts.js'

/** What may stand in place of the last word of a command line, whose words are those behind the program's name. */
export async function completeWords(words: readonly string[], facts: ShellFacts): Promise<Candidate[]> {
  const current = words.at(-1) ?? ''
  return (await allCandidates(words.slice(0, -1), current, facts)).filter(({ word }) =>
    word.startsWith(current),
  )
}

async function allCandidates(
  before: readonly string[],
  current: string,
  facts: ShellFacts,
): Promise<Candidate[]> {
  const asked = before[0] === 'help' ? before.slice(1) : before
  const id = commandOf(asked, facts)
  const command = id === undefined ? undefined : facts.commands[id]
  if (id === undefined || command === undefined || before[0] === 'help') return nextWords(asked, facts)
  const given = asked.slice(id.split(':').length)
  const flag = flagBefore(given, command)
  if (flag !== undefined) return valuesOf(flag, given, facts)
  const within = flagWithin(current, command)
  if (within !== undefined)
    return (await valuesOf(within.flag, given, facts)).map(({ word, description }) => ({
      word: `${within.written}${word}`,
      description,
    }))
  if (current.startsWith('-') && current !== '-') return flagsOf(command, given)
  const places = positionals(given, command)
  const more = given.length === 0 ? nextWords(asked, facts) : []
  return [...more, ...(await argumentsOf(id, command, { given, places, current }, facts))]
}

/** The longest command with which the words begin. */
function commandOf(words: readonly string[], { commands }: ShellFacts): string | undefined {
  return [2, 1].map((count) => words.slice(0, count).join(':')).find((id) => id in commands)
}

/** The words of commands that go on as these do. */
function nextWords(words: readonly string[], { commands, topics }: ShellFacts): Candidate[] {
  const found = new Map<string, string | undefined>()
  for (const [id, { summary }] of Object.entries(commands)) {
    const parts = id.split(':')
    if (parts.length <= words.length || !words.every((word, index) => parts[index] === word)) continue
    const word = parts[words.length] ?? ''
    if (parts.length === words.length + 1) found.set(word, summary)
    else if (!found.has(word)) found.set(word, topics[word])
  }
  return [...found].map(([word, description]) => ({ word, description }))
}

/** The words that are neither flags nor their values. */
function positionals(given: readonly string[], command: KnownCommand): string[] {
  return given.filter(
    (word, index) =>
      (!word.startsWith('-') || word === '-') && flagBefore(given.slice(0, index), command) === undefined,
  )
}

/** What is typed behind the words of a command. */
interface Typed {
  readonly given: readonly string[]
  /** Those of them that are neither flags nor their values. */
  readonly places: readonly string[]
  readonly current: string
}

/** What the argument of a command names. */
const named: Readonly<Record<string, NamedKind>> = { connect: 'client', config: 'setting' }

async function argumentsOf(
  id: string,
  { args }: KnownCommand,
  { given, places, current }: Typed,
  facts: ShellFacts,
): Promise<Candidate[]> {
  const [name, arg] = Object.entries(args)[places.length] ?? []
  if (arg?.options) return arg.options.map((word) => ({ word }))
  if (name === 'tool') return toolNames(facts)
  if (name === 'plugin') return facts.plugins().map((word) => ({ word }))
  const kind = places.length === 0 ? named[id] : undefined
  if (kind) return (await facts.named(kind)).map((word) => ({ word }))
  if (!['tools:call', 'plugin:test'].includes(id)) return []
  const called = givenTo('--call', given)
  const isCalled = (one: KnownTool): boolean =>
    id === 'tools:call' ? one.name === places[0] : one.plugin === places[0] && called.includes(one.command)
  const tool = (await facts.tools()).find(isCalled)
  return tool ? parametersOf(tool, places.slice(1), current) : []
}

/** The parameters of a tool that are not given yet, or the values of the one that is being typed. */
function parametersOf({ parameters }: KnownTool, given: readonly string[], current: string): Candidate[] {
  const [, typed] = /^([^=:]+):?=/.exec(current) ?? []
  const parameter = parameters.find(({ name }) => name === typed)
  if (parameter) return parameter.values.map((value) => ({ word: `${parameter.name}=${value}` }))
  return parameters
    .filter(
      ({ name, isList }) =>
        isList || !given.some((word) => word.startsWith(`${name}=`) || word.startsWith(`${name}:=`)),
    )
    .map(({ name, description }) => ({ word: `${name}=`, description }))
}
