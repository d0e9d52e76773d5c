import { fileURLToPath } from 'node:url'
import { aboutIn } from '../about.js'
import type { Ask } from '../ask-program.js'
import { commandName } from '../command-name.js'
import { nameApart } from '../help/build-parameter.js'
import type { Command, Description, Plugin } from '../../tool.js'

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

export interface ProbedDescription extends Description {
  /** Every flag that the parser knows, including other names of an option, hidden flags and ones that only print. */
  readonly spellings?: readonly string[]
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
 * Reads the commands from the parser object of a Python program. The program is loaded, but its command never runs.
 */
export async function probePython({ launch }: Plugin, ask: Ask): Promise<Probed> {
  const { local } = launch
  // Without an interpreter in front, the program itself would be started.
  if (local.interpreter.length === 0) return {}
  const interpreter = [...local.interpreter, '-B', probeFile]
  const output = await ask({ ...launch, local: { ...local, interpreter } }, [], 'the look at its parser')
  if (output.end !== 'exited' || output.exitCode !== 0) return {}
  const stderr = output.stderr.toString('utf8')
  const { commands, endedBy, about, ...more } = JSON.parse(output.stdout.toString('utf8')) as Report
  if (!commands) return { endedBy, stderr }
  return {
    description: {
      source: 'parser',
      commands: commands.map(readCommand),
      problems: [],
      ...aboutIn(about),
      ...more,
    },
  }
}

function readCommand(command: Omit<Command, 'name'>): Command {
  const { path, parameters } = command
  return {
    ...command,
    name: commandName(path),
    parameters: nameApart(parameters),
  }
}
