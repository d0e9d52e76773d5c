import type { Complaint } from '../../complaint.js'
import type { Completer, Completers } from '../../offers.js'
import { foldName } from '../../parameter-name.js'
import type { Command, Parameter } from '../../tool.js'
import { readRun } from './read-run.js'

/** `complete` of one argument: the values, or the command that prints them. */
export type SaidCompleter = readonly string[] | { readonly command: string }

/** What a completer's command is given to complete. */
const valueArgument = { name: 'value', isRequired: true }

/** An argument that may be completed, with the place of what is said about that. */
export interface SaidArgument {
  readonly name: string
  readonly complete?: SaidCompleter | undefined
  readonly field: string
}

/**
 * Reads how arguments are completed: as is said, else by the values that the parameter of the command that is `run` with
 * them allows. A completer's command is given the other arguments too, those that it takes if the contract describes it.
 */
export function readCompleters(
  args: readonly SaidArgument[],
  run: Command | undefined,
  commands: readonly Command[],
): { readonly completers: Completers<Command>; readonly complaints: readonly Complaint[] } {
  const complaints: Complaint[] = []
  const read = ({ name, complete, field }: SaidArgument): Completer<Command> | undefined => {
    if (complete === undefined) return allowedValues(run, name)
    if (!('command' in complete)) return { values: complete }
    const described = commands.find((one) => one.name === complete.command)
    const others = args.filter((one) => one.name !== name && takes(described, one.name))
    const given = [valueArgument, ...others.map((one) => ({ name: one.name, isRequired: false }))]
    const found = readRun({ command: complete.command, arguments: given }, commands)
    if ('path' in found) return { run: found }
    complaints.push({ field, ...found })
    return undefined
  }
  const found = args.flatMap((one) => {
    const completer = read(one)
    return completer ? [[one.name, completer] as const] : []
  })
  return { completers: Object.fromEntries(found), complaints }
}

function allowedValues(run: Command | undefined, name: string): Completer<Command> | undefined {
  const allowed = run?.parameters.find((one) => one.name === name)?.schema.enum
  return Array.isArray(allowed) ? { values: allowed.map(String) } : undefined
}

/** Whether a completer's command is given this argument; of one that is not described nobody knows what it takes. */
function takes(described: Command | undefined, name: string): boolean {
  if (foldName(name) === valueArgument.name) return false
  return described?.parameters.some((one: Parameter) => foldName(one.name) === foldName(name)) ?? true
}
