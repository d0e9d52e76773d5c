import type { Complaint } from '../../complaint.js'
import { foldName } from '../../parameter-name.js'
import type { Command, Parameter } from '../../tool.js'

/** What must be run for an offer: a subcommand of the program, with these arguments as its flags. */
export interface SaidRun {
  readonly command: string
  readonly arguments: readonly { readonly name: string; readonly isRequired: boolean }[]
  readonly isInteractive?: boolean | undefined
}

/** A value as a person types it. */
const anyText = { type: 'string' } as const

/**
 * The command to run for an offer. Where the contract describes it, the arguments are spelled and checked as it says; it
 * need not be described. A complaint, without a field, if it needs what the offer does not have.
 */
export function readRun(
  { command: name, arguments: args, isInteractive }: SaidRun,
  commands: readonly Command[],
): Command | Omit<Complaint, 'field'> {
  const described = commands.find((command) => command.name === name)
  const { parameters = [], output, inputSchema, isInteractive: mayAsk } = described ?? {}
  const missing = parameters.find(
    (parameter) => parameter.required && !args.some((one) => isSame(one, parameter)),
  )
  if (missing) return { message: `the command "${name}" needs "${missing.name}", which it is not given here` }
  return {
    name,
    path: described?.path ?? [name],
    description: '',
    parameters: args.map(({ name: argument, isRequired }): Parameter => {
      const parameter = parameters.find((one) => isSame(one, { name: argument }))
      return { name: argument, schema: anyText, ...parameter, required: isRequired }
    }),
    ...(inputSchema && { inputSchema }),
    ...(output !== undefined && { output }),
    ...((isInteractive ?? mayAsk) && { isInteractive: true }),
  }
}

function isSame(a: { readonly name: string }, b: { readonly name: string }): boolean {
  return foldName(a.name) === foldName(b.name)
}
