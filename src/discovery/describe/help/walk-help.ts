import { anyArguments } from '../any-arguments.js'
import { commandName } from '../command-name.js'
import { withGroups } from '../group-options.js'
import type { Command, Parameter } from '../../tool.js'
import type { AskFor, Dialect, HelpCommand, HelpText } from './dialect.js'
import { doubtsAbout, withArguments, withWayIn } from './layout/doubt.js'
import { hasHelp } from './layout/has-help.js'
import { optionPlace } from './layout/option-place.js'
import { seenUnread } from './layout/seen-unread.js'
import { spelledTogether, type SpelledCommand } from './layout/spelled-together.js'
import { unread } from './layout/unread.js'

const depthMax = 5
const lookUpsMax = 500

/** Asks a program with these arguments and returns its cleaned help, undefined if it is not there yet; called for many commands at once. */
type ReadHelp = (words: readonly string[]) => Promise<string | undefined>

/** How the commands of a program are asked, by its dialect or its root's text; undefined if neither tells. */
export function toldAskFor({ askFor, findAskFor }: Dialect, rootText: string): AskFor | undefined {
  return findAskFor ? findAskFor(rootText) : askFor
}

/**
 * Finds all commands below a root's help. Asks for the help of each by `read`, if it is given, with the words of
 * `askFor`.
 */
export function walkHelp(
  root: HelpNode,
  dialect: Dialect,
  read?: ReadHelp,
  askFor = toldAskFor(dialect, root.text),
): Promise<Command[]> {
  return new Walk(dialect, read, askFor).commandsOf(root)
}

/** One command or group with its own help. */
export interface HelpNode {
  readonly path: readonly string[]
  readonly text: string
  readonly help: HelpText
  /** The parameters of the groups above. */
  readonly above: readonly Parameter[]
}

/** Walks through the commands of one program; all of a group are asked at once, so `read` must see to the order. */
class Walk {
  #lookUps = 0

  constructor(
    private readonly dialect: Dialect,
    private readonly read: ReadHelp | undefined,
    private readonly askFor: AskFor | undefined,
  ) {}

  async commandsOf(node: HelpNode): Promise<Command[]> {
    const { help, above } = node
    const isLeaf = help.commands.length === 0
    const own = isLeaf || help.runs ? [this.#read(node)] : []
    if (isLeaf) return own
    const taken = [...above, ...this.#givenBy(node)]
    const nested = await Promise.all(help.commands.map((command) => this.#follow(node, command, taken)))
    return [...own, ...nested.flat()]
  }

  /** A command as its own text tells it, with the spellings that it shows. */
  #read(node: HelpNode): SpelledCommand {
    const text = this.dialect.normalize?.(node.text) ?? node.text
    const spellings = spelledTogether(text)
    return { ...this.#doubted(node, text), ...(spellings.length > 0 && { spellings }) }
  }

  /** A command with what the text shows and no parameter has among its doubts. */
  #doubted({ path, help, above }: HelpNode, text: string): Command {
    const { reasons, isPositional } = seenUnread(text, help.parameters, path)
    const all = help.leavesOut === undefined ? reasons : [help.leavesOut, ...reasons]
    const command = this.#command(path, help, help.parameters, above)
    if (all.length === 0 || command.doubts) return command
    const isUncertain = isPositional || help.leavesOut !== undefined
    const parameters = withWayIn(help.parameters, isUncertain)
    return {
      ...this.#command(path, help, parameters, above),
      doubts: all.map((reason) => `${reason}, so it takes args as well`),
    }
  }

  /** What a group's commands take from it: what it requires, and its options, where they are given. */
  #givenBy({ path, text, help }: HelpNode): Parameter[] {
    const place = optionPlace(text)
    const before = { depth: path.length }
    const where = place === 'before' ? before : { isInherited: true }
    return help.parameters.flatMap(({ isInherited, ...one }) => {
      // What a group takes by itself stands where a command would.
      if (help.runs && one.positional) return []
      if (one.required) return [{ ...one, ...before }]
      if (place === undefined) return []
      // Below the root they are those of the groups above again.
      const isOffered = isInherited ? path.length === 0 : this.dialect.showsInherited !== true
      return one.flag !== undefined && isOffered ? [{ ...one, ...where }] : []
    })
  }

  async #follow(node: HelpNode, listed: HelpCommand, above: readonly Parameter[]): Promise<Command[]> {
    const path = [...node.path, ...listed.path]
    const { description, parameters, positionals } = listed
    if (parameters) return [this.#command(path, { description }, parameters, above)]
    const { text, whyNot = unread.saysNothing } = await this.#ask(path)
    // A program that does not know the command prints the same text again, perhaps with another time in it.
    const read = text === undefined || text === node.text ? undefined : this.dialect.read(text, path)
    const help = read && hasSameCommands(read, node.help) ? undefined : read
    if (!help || (help.parameters.length === 0 && help.commands.length === 0 && !hasHelp(text ?? ''))) {
      // Its options are not known, so it passes arguments on as they are, and those alone will do.
      const own = positionals ? withWayIn(positionals, true) : [anyArguments]
      const until = whyNot === unread.later ? ' until that is there' : ''
      const shown = positionals ? 'has what the list of commands shows, and ' : ''
      const doubt = `${whyNot}, so it ${shown}takes args${until}`
      return [{ ...this.#command(path, { description }, own, above), doubts: [doubt] }]
    }
    return this.commandsOf({
      path,
      text: text ?? '',
      help: { ...help, description: description || help.description },
      above,
    })
  }

  async #ask(path: readonly string[]): Promise<{ text?: string; whyNot?: string }> {
    const { read } = this
    const words = this.askFor?.(path)
    if (!words) return { whyNot: unread.noWay }
    if (!read) return { whyNot: unread.notVouched }
    this.#lookUps += 1
    if (path.length > depthMax || this.#lookUps > lookUpsMax) return { whyNot: unread.tooMany }
    const text = await read(words)
    return text === undefined ? { whyNot: unread.later } : { text }
  }

  #command(
    path: readonly string[],
    {
      description,
      takesNegativeNumbers,
      takesDoubleDash = this.dialect.takesDoubleDash,
    }: Omit<HelpText, 'commands' | 'parameters'>,
    parameters: readonly Parameter[],
    above: readonly Parameter[],
  ): Command {
    // Nothing is above the root, whatever its options are called.
    const own = path.length > 0 ? parameters : parameters.map(asOwn)
    const doubts = doubtsAbout(own)
    return {
      name: commandName(path),
      path,
      description,
      parameters: withGroups(path, doubts.length > 0 ? withArguments(own) : own, above),
      ...this.dialect.parser,
      takesDoubleDash,
      ...(takesNegativeNumbers !== undefined && { takesNegativeNumbers }),
      ...(doubts.length > 0 && { doubts }),
    }
  }
}

function asOwn(parameter: Parameter): Parameter {
  const { isInherited, ...own } = parameter
  return isInherited ? own : parameter
}

function hasSameCommands({ commands }: HelpText, other: HelpText): boolean {
  const wordsOf = (all: HelpText['commands']): string =>
    all
      .map(({ path }) => path.join(' '))
      .sort()
      .join('\n')
  return commands.length > 0 && wordsOf(commands) === wordsOf(other.commands)
}
