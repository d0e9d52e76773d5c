import PQueue from 'p-queue'
import { availableParallelism } from 'node:os'
import { anyArguments } from '../any-arguments.js'
import { commandName } from '../command-name.js'
import type { Command, Parameter } from '../../tool.js'
import type { Dialect, HelpCommand, HelpText } from './dialect.js'

const depthMax = 5
const lookUpsMax = 500

/** Asks a program these words, and gives its cleaned help. */
type ReadHelp = (words: readonly string[]) => Promise<string>

/** All commands below a root's help. The help of each is asked by `read`, where the dialect allows it; never without. */
export function walkHelp(root: HelpNode, dialect: Dialect, read?: ReadHelp): Promise<Command[]> {
  return new Walk(dialect, read).commandsOf(root)
}

/** One command or group with what its own help says. */
export interface HelpNode {
  readonly path: readonly string[]
  readonly text: string
  readonly help: HelpText
  /** What the groups above need before this one's word. */
  readonly above: readonly Parameter[]
}

/** Through the commands of one program, several at once. */
class Walk {
  readonly #queue = new PQueue({ concurrency: availableParallelism() })
  #lookUps = 0

  constructor(
    private readonly dialect: Dialect,
    private readonly read: ReadHelp | undefined,
  ) {}

  async commandsOf(node: HelpNode): Promise<Command[]> {
    const { path, help, above } = node
    if (help.commands.length === 0) return [this.#command(path, help, [...above, ...help.parameters])]
    const own = help.runs ? [this.#command(path, help, [...above, ...help.parameters])] : []
    const needed = [
      ...above,
      ...help.parameters.filter(isNeeded).map((one) => ({ ...one, depth: path.length })),
    ]
    const nested = await Promise.all(help.commands.map((command) => this.#follow(node, command, needed)))
    return [...own, ...nested.flat()]
  }

  async #follow(node: HelpNode, listed: HelpCommand, above: readonly Parameter[]): Promise<Command[]> {
    const path = [...node.path, ...listed.path]
    const { description, parameters } = listed
    if (parameters) return [this.#command(path, { description }, [...above, ...parameters])]
    const text = await this.#ask(path)
    // A program that does not know the word prints the same text again.
    const help = text === undefined || text === node.text ? undefined : this.dialect.read(text, path)
    // Nobody knows its parameters, so it takes its arguments as they are.
    if (!help || (help.parameters.length === 0 && help.commands.length === 0 && text?.trim() === ''))
      return [this.#command(path, { description }, [...above, anyArguments])]
    return this.commandsOf({
      path,
      text: text ?? '',
      help: { ...help, description: description || help.description },
      above,
    })
  }

  async #ask(path: readonly string[]): Promise<string | undefined> {
    const { read } = this
    const words = this.dialect.askFor?.(path)
    this.#lookUps += 1
    if (!read || !words || path.length > depthMax || this.#lookUps > lookUpsMax) return undefined
    return this.#queue.add(() => read(words))
  }

  #command(
    path: readonly string[],
    {
      description,
      takesNegativeNumbers,
      takesDoubleDash = this.dialect.takesDoubleDash,
    }: Omit<HelpText, 'commands' | 'parameters'>,
    parameters: readonly Parameter[],
  ): Command {
    return {
      name: commandName(path),
      path,
      description,
      parameters,
      ...this.dialect.parser,
      takesDoubleDash,
      ...(takesNegativeNumbers !== undefined && { takesNegativeNumbers }),
    }
  }
}

/** Without these a command below can't be called. */
function isNeeded({ required }: Parameter): boolean {
  return required
}
