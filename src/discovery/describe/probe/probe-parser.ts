import { parseWellFormed } from '../../../parse-well-formed.js'
import { aboutIn } from '../about.js'
import type { Ask } from '../ask-program.js'
import { commandName } from '../command-name.js'
import { withGroups } from '../group-options.js'
import type { Loading } from '../follow/loading.js'
import { withTextFacts } from '../help/values/with-text-facts.js'
import type { Command } from '../../tool.js'
import { belowWords } from './below-words.js'
import { nodeProbe, pythonProbe } from './probe-scripts.js'
import type { ProbedDescription } from './probed-description.js'
import { withTypeByText, type ProbedParameter } from './untyped-option.js'
import type { OptionTypes } from './with-option-types.js'

interface ProbedCommand extends Omit<Command, 'name' | 'parameters'> {
  readonly parameters: readonly ProbedParameter[]
}

/** What a probe prints: commands in the terms of tool.ts, without their names. */
interface Report extends Partial<OptionTypes> {
  /** Undefined: no parser was seen that knows them. */
  readonly commands?: readonly ProbedCommand[]
  readonly spellings?: readonly string[]
  readonly about?: string
  readonly files: readonly string[]
  /** The act whose refusal ended the program before its parser was seen. */
  readonly endedBy?: string
}

/** The probe of each language: the interpreter's arguments before the program. */
const probes: Readonly<Record<Loading['by'], readonly string[]>> = {
  python: ['-B', pythonProbe.script],
  node: ['--require', nodeProbe],
}

export interface Probed {
  /** Undefined if no parser was seen; the program can then be asked for its help. */
  readonly description?: ProbedDescription | undefined
  /** What a parser knows that has only options. */
  readonly optionTypes?: OptionTypes | undefined
  /** The act whose refusal ended the program: `sqlite3.connect`, `fs.writeFile`. */
  readonly endedBy?: string | undefined
  /** What the program printed on stderr, if no parser was seen. */
  readonly stderr?: string | undefined
}

/**
 * Reads the commands from the parser object of a program in Python or for Node, those below the words that its wrappers add. The
 * program is loaded, but its command never runs.
 */
export async function probeParser({ launch, module, imports, by }: Loading, ask: Ask): Promise<Probed> {
  const { local } = launch
  // Without an interpreter in front, the program itself would be started.
  if (local.interpreter.length === 0) return {}
  const interpreter = [...local.interpreter, ...probes[by]]
  const args = module ? [module.name, module.dir] : [imports ?? []].flat()
  const output = await ask({ ...launch, local: { ...local, interpreter, args } }, [], {
    question: 'the look at its parser',
  })
  const report = output.end === 'exited' ? readReport(output.stdout.toString('utf8')) : undefined
  if (!report) return {}
  const { commands, endedBy, about, options, takesDoubleDash, ...more } = report
  if (options) return { optionTypes: { options, ...(takesDoubleDash && { takesDoubleDash }) } }
  if (!commands) return { endedBy, stderr: output.stderr.toString('utf8') }
  const whole = { source: 'parser', problems: [], ...aboutIn(about), ...more } as const
  return { description: belowWords({ ...whole, commands: commands.map(readCommand) }, local.args) }
}

/** The report, which is all that a probe prints; undefined if it failed or something else was printed. */
function readReport(text: string): Report | undefined {
  try {
    return parseWellFormed(text) as Report
  } catch {
    return undefined
  }
}

function readCommand(command: ProbedCommand): Command {
  const { path } = command
  const parameters = command.parameters.map((one) => withTextFacts(withTypeByText(one)))
  return {
    ...command,
    name: commandName(path),
    parameters: withGroups(
      path,
      parameters.filter(({ depth }) => depth === undefined),
      parameters.filter(({ depth }) => depth !== undefined),
    ),
  }
}
