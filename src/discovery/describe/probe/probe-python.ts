import { fileURLToPath } from 'node:url'
import { aboutIn } from '../about.js'
import type { Ask } from '../ask-program.js'
import { commandName } from '../command-name.js'
import { nameApart } from '../help/build-parameter.js'
import type { Loading } from '../follow/loading.js'
import type { Command } from '../../tool.js'
import { belowWords } from './below-words.js'
import type { ProbedDescription } from './probed-description.js'

/** What probe.py prints: commands in the terms of tool.ts, without their names. */
interface Report {
  /** Undefined: no parser was seen. */
  readonly commands?: readonly Omit<Command, 'name'>[]
  readonly spellings?: readonly string[]
  readonly about?: string
  readonly files: readonly string[]
  /** The act whose refusal ended the program before its parser was seen. */
  readonly endedBy?: string
}

// The path is the same from src/ and from dist/; the Python files are in the package as they are.
const probeFile = fileURLToPath(new URL('../../../../src/discovery/describe/probe/probe.py', import.meta.url))

export interface Probed {
  /** Undefined if no parser was seen; the program can then be asked for its help. */
  readonly description?: ProbedDescription | undefined
  /** The audit event whose refusal ended the program: `sqlite3.connect`. */
  readonly endedBy?: string | undefined
  /** What the program printed on stderr, if no parser was seen. */
  readonly stderr?: string | undefined
}

/**
 * Reads the commands from the parser object of a Python program, those below the words that its wrappers add. The
 * program is loaded, but its command never runs.
 */
export async function probePython({ launch, module }: Loading, ask: Ask): Promise<Probed> {
  const { local } = launch
  // Without an interpreter in front, the program itself would be started.
  if (local.interpreter.length === 0) return {}
  const interpreter = [...local.interpreter, '-B', probeFile]
  const args = module ? [module.name, module.dir] : []
  const output = await ask(
    { ...launch, local: { ...local, interpreter, args } },
    [],
    'the look at its parser',
  )
  if (output.end !== 'exited' || output.exitCode !== 0) return {}
  const stderr = output.stderr.toString('utf8')
  const { commands, endedBy, about, ...more } = JSON.parse(output.stdout.toString('utf8')) as Report
  if (!commands) return { endedBy, stderr }
  const whole = { source: 'parser', problems: [], ...aboutIn(about), ...more } as const
  return { description: belowWords({ ...whole, commands: commands.map(readCommand) }, local.args) }
}

function readCommand(command: Omit<Command, 'name'>): Command {
  const { path, parameters } = command
  return {
    ...command,
    name: commandName(path),
    parameters: nameApart(parameters),
  }
}
