import { readFile } from 'node:fs/promises'
import { messageOf } from '../errors.js'
import { askingFailed, type Ask } from './ask-program.js'
import { walkHelp } from './help/walk-help.js'
import { parseContract } from './parse-contract.js'
import { probePython } from './probe/probe-python.js'
import type { Description, Plugin, Problem } from './tool.js'

const sourceBytesRead = 1024 * 1024

/**
 * What a plugin's commands are, and what is wrong with it; it never throws. A program is asked only what its own
 * source shows that it understands: `--describe` where it says "describe", the parser and then `--help` where it
 * imports argparse. Asking anything else may do the program's work.
 */
export async function describePlugin(plugin: Plugin, ask: Ask): Promise<Description> {
  try {
    const source = (await readFile(plugin.mainFile)).subarray(0, sourceBytesRead).toString('latin1')
    if (source.includes('describe')) {
      const contract = await askContract(plugin, ask)
      if (contract) return contract
    }
    if (/^\s*(import|from)\s+argparse\b/m.test(source)) {
      const described = (await probePython(plugin, ask)) ?? (await walkHelp(plugin, ask, true))
      if (described) return described
      return { source: 'none', commands: [], problems: [await whyNoHelp(plugin, ask)] }
    }
    return undescribed(plugin)
  } catch (error) {
    return { source: 'none', commands: [], problems: [problem(plugin, messageOf(error))] }
  }
}

/** Undefined where the program does not know `--describe`, and its parser or help can still be read. */
async function askContract(plugin: Plugin, ask: Ask): Promise<Description | undefined> {
  const output = await ask(plugin.launch, ['--describe'])
  const text = output.stdout.toString('utf8').trim()
  if (output.end === 'exited' && output.exitCode === 0 && text.startsWith('{'))
    return parseContract(plugin, text)
  if (output.end === 'exited') return undefined
  return { source: 'contract', commands: [], problems: [problem(plugin, askingFailed('--describe', output))] }
}

async function whyNoHelp(plugin: Plugin, ask: Ask): Promise<Problem> {
  const output = await ask(plugin.launch, ['--help'])
  const message =
    output.end === 'exited' && output.exitCode === 0
      ? '--help printed no usage that smcp can read'
      : askingFailed('--help', output)
  return problem(plugin, `${message}; print a contract on --describe (docs/plugin-development-guide.md)`)
}

/** Nothing shows what the program understands, so it is not asked: one tool that takes its arguments as they are. */
function undescribed(plugin: Plugin): Description {
  const args = {
    type: 'array',
    items: { type: 'string' },
    description: 'The command-line arguments, one item each.',
  }
  return {
    source: 'none',
    commands: [
      {
        name: 'run',
        path: [],
        description: `Run ${plugin.name} with these command-line arguments.`,
        parameters: [{ name: 'args', required: false, schema: args, positional: true }],
      },
    ],
    problems: [
      {
        ...problem(
          plugin,
          'describes no commands, so it is one tool that takes arguments as they are; print a contract on --describe',
        ),
        severity: 'warning',
      },
    ],
  }
}

function problem(plugin: Plugin, message: string): Problem {
  return { plugin: plugin.name, file: plugin.mainFile, message, severity: 'error' }
}
