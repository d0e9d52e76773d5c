import { quote } from '../../../quote.js'
import type { Complaint } from '../../complaint.js'
import { readAnnotations } from '../../annotations.js'
import { completeSchema } from '../../schema/complete-schema.js'
import type { Command, ContractVersion, JsonSchema, Parameter } from '../../tool.js'
import { readProperty } from './read-property.js'
import { spellingIn, type Spelling } from './read-spelling.js'
import { parametersOf } from './schema-parameters.js'
import { isListOfNames, namesAmong, type CheckedNames } from './required-names.js'

/** Words of the contract that are not JSON Schema keywords of the value. */
const contractWords = new Set([
  'name',
  'action',
  'arg_style',
  'takes_value',
  'flag',
  'positional',
  'env',
  'secret',
  'complete',
])
/** The part of a description that is kept, in whole characters. */
const firstCharacters = /^.{0,4096}/su

interface ContractParameter extends Record<string, unknown>, Spelling {
  name: string
  required?: boolean | string[]
  action?: string | null
  arg_style?: string | null
  takes_value?: boolean | null
}

/** A command that fits the contract's schema; fields that the schema does not check are `unknown`. */
export interface ContractCommand {
  name: string
  title?: string
  description?: string
  annotations?: unknown
  required?: unknown
  parameters?: ContractParameter[] | null
  /** Only in contract 2. */
  inputSchema?: JsonSchema
}

/** Reads a command of a contract, with complaints about the wrong parts that are left out. `field` is its place. */
export function readCommand(
  entry: ContractCommand,
  field: string,
  contract: ContractVersion = 1,
): { readonly command: Command; readonly complaints: readonly Complaint[] } {
  const { annotations, complaints } = readAnnotations(entry.annotations, `${field}.annotations`)
  const parameters = (entry.parameters ?? []).map((parameter, index) =>
    readParameter(parameter, `${field}.parameters[${index}]`, contract),
  )
  const required = readRequired(entry, `${field}.required`)
  const command = {
    name: entry.name,
    path: [entry.name],
    ...(entry.title !== undefined && entry.title !== '' && { title: entry.title }),
    description: firstCharacters.exec(entry.description ?? '')?.[0] ?? '',
    ...(annotations && { annotations }),
    parameters: parametersOf(
      contract === 1 ? undefined : entry.inputSchema,
      parameters.map(({ parameter }) => ({
        ...parameter,
        required: parameter.required || required.names.includes(parameter.name),
      })),
    ),
  }
  return {
    command,
    complaints: [
      ...complaints,
      ...required.complaints,
      ...parameters.flatMap((parameter) => parameter.complaints),
    ],
  }
}

/** Reads the list of required parameters that a command may have, as JSON Schema has one of properties. */
function readRequired({ required = null, parameters }: ContractCommand, field: string): CheckedNames {
  if (isListOfNames(required)) {
    const known = (parameters ?? []).map(({ name }) => name)
    return namesAmong(known, required, 'parameters', field)
  }
  const complaint = { field, message: `${quote(required)} is not a list of parameters; it is left out` }
  return { names: [], complaints: required === null ? [] : [complaint] }
}

function readParameter(
  entry: ContractParameter,
  field: string,
  contract: ContractVersion,
): { readonly parameter: Parameter; readonly complaints: readonly Complaint[] } {
  const isSwitch = isBareFlag(entry)
  const keywords = Object.entries(entry).filter(([word, value]) => !contractWords.has(word) && value !== null)
  const said = { ...(isSwitch && { type: 'boolean' }), ...Object.fromEntries(keywords) }
  const { schema, isRequired, complaints } = readProperty(said, field)
  const parameter = {
    name: entry.name,
    required: isRequired,
    schema: completeSchema(schema),
    ...(isSwitch && { isSwitch }),
    ...(contract === 2 && spellingIn(entry)),
  }
  return { parameter, complaints }
}

/** Whether a boolean is a flag without a value: the first of three words that says so wins, as in the Python server. */
function isBareFlag({ action, arg_style, takes_value }: ContractParameter): boolean {
  if (/^\s*store_(true|false)\s*$/i.test(action ?? '')) return true
  const style = arg_style?.trim().toLowerCase()
  return style === 'flag' || (style !== 'value' && takes_value === false)
}
