import { fileURLToPath } from 'node:url'
import { aboutIn } from '../about.js'
import type { Ask } from '../ask-program.js'
import { commandName } from '../command-name.js'
import { nameApart } from '../help/build-parameter.js'
import type { Command, Description, Plugin } from '../../tool.js'

/** What probe.py prints: commands in the words of tool.ts, but for their names. */
interface Report {
  /** None: no parser was seen. */
  readonly commands?: readonly Omit<Command, 'name'>[]
  readonly spellings?: readonly string[]
  readonly about?: string
  readonly files: readonly string[]
  /** What was refused and so ended the program before its parser was seen. */
  readonly endedBy?: string
}

export interface ProbedDescription extends Description {
  /** Every flag that the parser knows: other names of an option, and what it hides or only prints. */
  readonly spellings?: readonly string[]
}

// The same depth from src/ and from dist/; the Python files are shipped as they are.
const probeFile = fileURLToPath(new URL('../../../../src/discovery/describe/probe/probe.py', import.meta.url))

export interface Probed {
  /** Undefined where no parser was seen, so that its help can be asked. */
  readonly description?: ProbedDescription | undefined
  /** The event of the audit hook that was refused and ended the program: `sqlite3.connect`. */
  readonly endedBy?: string | undefined
  /** What the program said there, where no parser was seen. */
  readonly stderr?: string | undefined
}

/**
 * Reads the commands out of the parser object of a Python program, which is loaded but whose command never runs.
 */
export async function probePython({ launch }: Plugin, ask: Ask): Promise<Probed> {
  const { local } = launch
  // Without an interpreter before it, the program itself would be started.
  if (local.interpreter.length === 0) return {}
  const interpreter = [...local.interpreter, '-B', probeFile]
  const output = await ask({ ...launch, local: { ...local, interpreter } }, [], 'a look at its parser')
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
