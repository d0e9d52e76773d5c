import { fileURLToPath } from 'node:url'
import type { Ask } from '../ask-program.js'
import type { Command, Description, JsonSchema, Parameter, Plugin } from '../tool.js'

/** What probe.py prints. */
interface ProbedCommand {
  readonly path: readonly string[]
  readonly description: string
  readonly parameters: readonly ProbedParameter[]
}

interface ProbedParameter {
  readonly name: string
  readonly flag: string | null
  readonly kind: 'switch' | 'count' | 'value' | 'list-together' | 'list-repeated' | 'remainder'
  readonly type: string
  readonly choices: readonly (string | number)[] | null
  readonly default: unknown
  readonly required: boolean
  readonly help: string
}

// The same depth from src/ and from dist/; the Python file is shipped as it is.
const probeFile = fileURLToPath(new URL('../../../src/discovery/probe/probe.py', import.meta.url))

/**
 * Reads the commands out of the parser object of a Python program, which is loaded but whose command never runs.
 * Undefined where no parser was built, so that its help can be asked.
 */
export async function probePython(plugin: Plugin, ask: Ask): Promise<Description | undefined> {
  const { command, cwd } = plugin.launch.local
  const launch = { ...plugin.launch, local: { command, args: ['-B', probeFile, plugin.mainFile], cwd } }
  const output = await ask(launch, [])
  if (output.end !== 'exited' || output.exitCode !== 0) return undefined
  const { commands } = JSON.parse(output.stdout.toString('utf8')) as { commands?: readonly ProbedCommand[] }
  return commands && { source: 'parser', commands: commands.map(readCommand), problems: [] }
}

function readCommand({ path, description, parameters }: ProbedCommand): Command {
  return {
    name: path.length === 0 ? 'run' : path.join('_').replaceAll(/[^a-zA-Z0-9_-]/g, '_'),
    path,
    description,
    parameters: parameters.map(readParameter),
    // argparse hands "--" on to a remainder as if it were a value.
    takesDoubleDash: !parameters.some(({ kind }) => kind === 'remainder'),
  }
}

function readParameter({ name, flag, kind, required, ...probed }: ProbedParameter): Parameter {
  const isList = kind === 'list-together' || kind === 'list-repeated' || kind === 'remainder'
  const scalar: JsonSchema = { type: probed.type, ...(probed.choices && { enum: probed.choices }) }
  return {
    name,
    required,
    schema: {
      ...(isList ? { type: 'array', items: scalar } : scalar),
      ...(probed.help !== '' && { description: probed.help }),
      ...(probed.default !== null && { default: probed.default }),
    },
    ...(flag === null ? { positional: true } : { flag }),
    ...((kind === 'switch' || kind === 'count') && { isSwitch: true }),
    ...(kind === 'list-together' && { list: 'together' as const }),
    ...(kind === 'list-repeated' && { list: 'repeated' as const }),
  }
}
