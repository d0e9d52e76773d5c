import { aboutIn } from '../about.js'
import { isPositional, takesAnyArguments } from '../any-arguments.js'
import { mergeOptions } from '../merge/merge-options.js'
import { nameApart } from '../help/build-parameter.js'
import type { Command, Description, Parameter } from '../../tool.js'
import { parserFacts } from './parser-facts.js'
import type { ProbedDescription } from './probed-description.js'

/**
 * Compares a parser with the program's help, because the parser may be one of several, or incomplete when it is seen. If
 * the help shows an option or a command that the parser lacks, the help's description is used, with the parameters that
 * both know taken from the parser.
 */
export function checkAgainstHelp(probed: ProbedDescription, fromHelp: Description | undefined): Description {
  const { spellings, ...parsed } = probed
  const known = new Set(spellings)
  if (!fromHelp?.commands.some((command) => showsMore(command, parsed, known)))
    return {
      ...parsed,
      ...aboutIn(parsed.about ?? fromHelp?.about),
      commands: parsed.commands.map((command) => withShownTexts(withShownWords(command, fromHelp), fromHelp)),
    }
  const marked = { ...parsed, commands: parsed.commands.map(markParsed) }
  const commands = fromHelp.commands.flatMap((command) => bestOf(command, marked))
  return {
    ...fromHelp,
    ...aboutIn(parsed.about ?? fromHelp.about),
    commands: commands.filter(
      (one, index) => commands.findIndex(({ path }) => isSamePath(path, one.path)) === index,
    ),
    ...(parsed.files && { files: parsed.files }),
  }
}

/** Takes the positionals of the help where those of the parser are only what the usage shows, as one list. */
function withShownWords(command: Command, fromHelp: Description | undefined): Command {
  const shown = fromHelp?.commands.find(({ path }) => isSamePath(path, command.path))
  const words = command.parameters.filter(({ positional }) => positional)
  const others = shown?.parameters.filter(isPositional) ?? []
  if (others.length === 0 || words.length === 0 || words.some(({ source }) => source !== 'help'))
    return command
  const parameters = command.parameters.filter((one) => !words.includes(one))
  return {
    ...command,
    parameters: nameApart([...parameters, ...others.map((one) => ({ ...one, source: 'help' as const }))]),
  }
}

/** Takes the texts that the parser lacks: a program may put them in when it prints its help. */
function withShownTexts(command: Command, fromHelp: Description | undefined): Command {
  const shown = fromHelp?.commands.find(({ path }) => isSamePath(path, command.path))
  const bare = command.parameters.filter(({ schema }) => schema.description === undefined)
  const known = (shown?.parameters ?? []).flatMap((parameter) => {
    const { flag } = parameter
    const isBare = flag !== undefined && bare.some((one) => one.flag === flag)
    return isBare ? [{ flags: [flag], parameter }] : []
  })
  return known.length === 0
    ? command
    : { ...command, parameters: mergeOptions(command.parameters, known, 'help', 'parser') }
}

/** Says of the parameters that the parser knows them, because the description becomes the help's. */
function markParsed(command: Command): Command {
  return { ...command, parameters: command.parameters.map((one) => ({ ...one, source: 'parser' })) }
}

function showsMore(shown: Command, parsed: Description, spellings: ReadonlySet<string>): boolean {
  const below = commandsBelow(shown, parsed)
  if (below.length === 0) return true
  const known = below.find(({ path }) => isSamePath(path, shown.path))
  if (!known || takesAnyArguments(shown)) return false
  const flags = shown.parameters.flatMap(({ flag }) => (flag === undefined ? [] : [flag]))
  return flags.some((flag) => !spellings.has(flag) && !known.parameters.some((one) => spells(one, flag)))
}

/** The parser's commands if the help only names them or their group. */
function bestOf(shown: Command, probed: Description): readonly Command[] {
  const below = shown.path.length === 0 ? [] : commandsBelow(shown, probed)
  const known = probed.commands.find(({ path }) => isSamePath(path, shown.path))
  if (known && !takesAnyArguments(shown))
    return [{ ...shown, parameters: withTypes(shown, known), ...parserFacts(known) }]
  // The root's parser reads every word first, even if it does not know the command.
  const { filePrefixes } = probed.commands[0] ?? {}
  return below.length > 0 ? below : [{ ...shown, ...(filePrefixes !== undefined && { filePrefixes }) }]
}

function withTypes(shown: Command, known: Command): Parameter[] {
  const positionals = known.parameters.filter(isPositional)
  const shownPositionals = shown.parameters.filter(isPositional)
  const parameters = shown.parameters.map((parameter) => {
    const { flag, depth } = parameter
    // A group's option may be spelled like the command's own.
    if (flag !== undefined)
      return known.parameters.find((one) => one.depth === depth && spells(one, flag)) ?? parameter
    // The help may show a positional under another name, but in the same place.
    const inPlace = isPositional(parameter) && positionals.length === shownPositionals.length
    return (inPlace ? positionals[shownPositionals.indexOf(parameter)] : undefined) ?? parameter
  })
  // A switch and its negation are two lines of the help.
  return nameApart([...new Set(parameters)])
}

function spells({ flag, negation }: Parameter, spelling: string): boolean {
  return flag === spelling || negation === spelling
}

/** The command itself or, for a group, the commands in it. */
function commandsBelow({ path }: Command, { commands }: Description): Command[] {
  return commands.filter((one) => isSamePath(path, one.path.slice(0, path.length)))
}

function isSamePath(path: readonly string[], other: readonly string[]): boolean {
  return path.length === other.length && path.every((word, index) => word === other[index])
}
