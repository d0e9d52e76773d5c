import PQueue from 'p-queue'
import { availableParallelism } from 'node:os'
import { anyArguments } from '../any-arguments.js'
import type { Ask } from '../ask-program.js'
import type { Command, Description, Parameter, Plugin } from '../../tool.js'
import { cleanHelp } from './clean-help.js'
import type { Dialect, HelpCommand, HelpText } from './dialect.js'
import { dialects } from './dialects.js'

const depthMax = 5
const lookUpsMax = 500

/** A program's root help, read, and what reads the rest of it. */
export interface RootHelp {
  readonly help: HelpText
  /**
   * All commands. The help of each is asked only where the dialect is known to answer it without running the command,
   * and `mayAskCommands`.
   */
  readonly walk: (mayAskCommands: boolean) => Promise<Description>
}

/** Asks a program for its `--help`; undefined where no dialect knows the text. */
export async function readRootHelp(plugin: Plugin, ask: Ask): Promise<RootHelp | undefined> {
  const read = async (words: readonly string[]): Promise<string> => {
    const { end, stdout, stderr } = await ask(plugin.launch, words)
    // What hangs or floods says nothing.
    if (end !== 'exited') return ''
    return cleanHelp((stdout.toString('utf8').trim() === '' ? stderr : stdout).toString('utf8'))
  }
  const text = await read(['--help'])
  const dialect = dialects.find(({ recognizes }) => recognizes(text))
  if (!dialect) return undefined
  const help = dialect.read(dialect.list ? await read(dialect.list) : text, [])
  return {
    help,
    walk: async (mayAskCommands) => {
      const walk = new Walk(dialect, mayAskCommands, read)
      const commands = await walk.commandsOf({ path: [], text, help, above: [] })
      return { source: 'help', commands, problems: [] }
    },
  }
}

/** One command or group with what its own help says. */
interface Node {
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
    private readonly mayAskCommands: boolean,
    private readonly read: (words: readonly string[]) => Promise<string>,
  ) {}

  async commandsOf(node: Node): Promise<Command[]> {
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

  async #follow(node: Node, listed: HelpCommand, above: readonly Parameter[]): Promise<Command[]> {
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
    const words = this.dialect.askFor?.(path)
    this.#lookUps += 1
    if (!this.mayAskCommands || !words || path.length > depthMax || this.#lookUps > lookUpsMax)
      return undefined
    return this.#queue.add(() => this.read(words))
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
      name: path.length === 0 ? 'run' : path.join('_').replaceAll(/[^a-zA-Z0-9_-]/g, '_'),
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
