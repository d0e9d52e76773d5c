import type { ProcessOutput } from '../../../process/job.js'
import type { Command, Description, Plugin } from '../../tool.js'
import { aboutIn } from '../about.js'
import type { Ask } from '../ask-program.js'
import { cleanHelp } from './clean-help.js'
import { decodeHelp } from './decode-help.js'
import type { AskFor, HelpText } from './dialect.js'
import { dialects } from './dialects.js'
import { plain } from './dialects/plain.js'
import { hasHelp } from './layout/has-help.js'
import { withFloor } from './layout/with-floor.js'
import { toldAskFor, walkHelp } from './walk-help.js'

/** A program's commands, from a help text in a known dialect. */
export interface RootHelp {
  /** All commands as the root lists them, without asking any more. */
  readonly list: () => Promise<Description>
  /** All commands with their own help, which is asked if the dialect answers that without running the command. */
  readonly walk: () => Promise<Description>
  /** Neither the dialect nor the text tells how the commands that it lists are asked. */
  readonly isUntold: boolean
  /** The same as `walk` by `COMMAND --help`, which may run a command that does not know it. */
  readonly tryWalk: () => Promise<Description>
}

/** Reads a program's answer to `--help`; undefined if no dialect recognizes the text. */
export async function readRootHelp(
  { launch }: Plugin,
  ask: Ask,
  answer: ProcessOutput,
): Promise<RootHelp | undefined> {
  const text = textOf(answer)
  const known = dialects.find(({ recognizes }) => recognizes(text))
  if (!known) return undefined
  const dialect = withFloor(known, plain)
  const help = dialect.read(dialect.list ? textOf(await ask(launch, dialect.list)) : text, [])
  const root = { path: [], text, help, above: [] }
  const read = async (words: readonly string[]): Promise<string | undefined> => {
    const output = await ask(launch, words, { isOfCommand: true })
    return output.end === 'cancelled' ? undefined : textOf(output)
  }
  return {
    list: async () => describedBy(help, await walkHelp(root, dialect)),
    walk: async () => describedBy(help, await walkHelp(root, dialect, read)),
    isUntold: help.commands.length > 0 && toldAskFor(dialect, text) === undefined,
    tryWalk: async () => describedBy(help, await walkHelp(root, dialect, tried(read), byHelpFlag)),
  }
}

const byHelpFlag: AskFor = (path) => [...path, '--help']

/** What a command said that may not have understood the question: nothing, unless its usage names it. */
function tried(read: (words: readonly string[]) => Promise<string | undefined>): typeof read {
  return async (words) => {
    const text = await read(words)
    const name = words.at(-2) ?? ''
    if (text === undefined) return undefined
    const usages = [...text.matchAll(/\b(?:usage|synopsis):?\s+(\S.*)/gi)]
    return usages.some(([, usage = '']) => usage.split(/ +/).includes(name)) ? text : ''
  }
}

function describedBy({ description }: HelpText, commands: readonly Command[]): Description {
  return { source: 'help', commands, problems: [], ...aboutIn(description) }
}

/** What a program printed: on stdout, unless only stderr has a help. */
export function textOf({ end, stdout, stderr }: ProcessOutput): string {
  // A program that hangs or prints too much has not answered.
  if (end !== 'exited') return ''
  const texts = [stdout, stderr].map((bytes) => cleanHelp(decodeHelp(bytes)))
  return texts.find(hasHelp) ?? texts.find((text) => text.trim() !== '') ?? ''
}
