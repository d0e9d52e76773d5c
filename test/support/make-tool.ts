import { buildTool } from '../../src/discovery/catalog/build-tool.js'
import { ContractReader } from '../../src/discovery/describe/contract/parse-contract.js'
import type { Command, Parameter, Plugin, Tool } from '../../src/discovery/tool.js'

const plugin: Plugin = {
  name: 'demo',
  dir: '/nowhere',
  mainFile: '/nowhere/cli.py',
  manifest: {},
  launch: {
    plugin: 'demo',
    file: 'cli.py',
    local: { interpreter: [], mainFile: 'false', args: [], cwd: '/' },
  },
}

/** A tool `demo__go` with the parameters of a contract 1 command. */
export function contractTool(...parameters: unknown[]): Tool {
  const description = new ContractReader().read(
    plugin,
    JSON.stringify({ commands: [{ name: 'go', parameters }] }),
  )
  if (description.problems.length > 0) throw new Error(JSON.stringify(description.problems))
  return buildTool(plugin, description, description.commands[0]!)
}

/** A tool whose command was read from a program's parser. */
export function parserTool(command: Partial<Command>): Tool {
  const whole: Command = {
    name: 'go',
    path: ['go'],
    description: '',
    parameters: [],
    takesDoubleDash: true,
    ...command,
  }
  return buildTool(plugin, { source: 'parser', commands: [whole], problems: [] }, whole)
}

/** An optional text `x`, unless told otherwise. */
export function makeParameter(more: Partial<Parameter> = {}): Parameter {
  return { name: 'x', required: false, schema: { type: 'string' }, ...more }
}
