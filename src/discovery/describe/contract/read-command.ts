import type { Complaint } from '../../complaint.js'
import { readAnnotations } from '../../annotations.js'
import { completeSchema } from '../../schema/complete-schema.js'
import type { Command, Parameter } from '../../tool.js'

/** Words of the contract that are no JSON Schema of the value. */
const contractWords = new Set([
  'name',
  'required',
  'action',
  'arg_style',
  'takes_value',
  'flag',
  'positional',
  'env',
  'secret',
  'complete',
])
const descriptionLengthMax = 4096

interface ContractParameter extends Record<string, unknown> {
  name: string
  required?: boolean
  action?: string | null
  arg_style?: string | null
  takes_value?: boolean | null
}

/** A command that fits the contract's schema; what that does not look at is unknown. */
export interface ContractCommand {
  name: string
  title?: string
  description?: string
  annotations?: unknown
  parameters?: ContractParameter[] | null
}

/** The command of a contract, and what of it is left out because it is wrong. `field` is its place. */
export function readCommand(
  entry: ContractCommand,
  field: string,
): { readonly command: Command; readonly complaints: readonly Complaint[] } {
  const { annotations, complaints } = readAnnotations(entry.annotations, `${field}.annotations`)
  const command = {
    name: entry.name,
    path: [entry.name],
    ...(entry.title !== undefined && entry.title !== '' && { title: entry.title }),
    description: (entry.description ?? '').slice(0, descriptionLengthMax),
    ...(annotations && { annotations }),
    parameters: (entry.parameters ?? []).map(readParameter),
  }
  return { command, complaints }
}

function readParameter(entry: ContractParameter): Parameter {
  const keywords = Object.entries(entry).filter(([word, value]) => !contractWords.has(word) && value !== null)
  const isSwitch = isBareFlag(entry)
  const schema = completeSchema({ ...(isSwitch && { type: 'boolean' }), ...Object.fromEntries(keywords) })
  return { name: entry.name, required: entry.required ?? false, schema, ...(isSwitch && { isSwitch }) }
}

/** The first of three words that says how a boolean is given wins, in any case: so the Python server has it. */
function isBareFlag({ action, arg_style, takes_value }: ContractParameter): boolean {
  if (/^\s*store_(true|false)\s*$/i.test(action ?? '')) return true
  const style = arg_style?.trim().toLowerCase()
  return style === 'flag' || (style !== 'value' && takes_value === false)
}
