import { messageOf } from '../../../errors.js'
import { once } from '../../../once.js'
import { compileSchema, type ValidateFunction } from '../../schema/compile-schema.js'
import { completeSchema } from '../../schema/complete-schema.js'
import { commandSchema, envelopeSchema } from './contract-schema.js'
import { schemaComplaint } from '../../schema/schema-complaint.js'
import type { Command, Description, Parameter, Plugin, Problem } from '../../tool.js'
import { aboutIn } from '../about.js'
import { foldName } from '../../parameter-name.js'
import { problemIn } from '../../problem.js'

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

interface ContractCommand {
  name: string
  title?: string
  description?: string
  parameters?: ContractParameter[] | null
}

/** Reads contracts; made once, since compiling its schemas takes longer than reading a hundred of them. */
export class ContractReader {
  readonly #validators = once(compileValidators)

  /** What `--describe` printed. A bad command hides only itself; a bad envelope hides the plugin. */
  read(plugin: Plugin, text: string): Description {
    return parseContract(plugin, text, this.#validators())
  }
}

function parseContract(plugin: Plugin, text: string, validators: Validators): Description {
  const { error: problem } = problemIn(plugin.mainFile, plugin.name)
  let payload: { commands: unknown[]; plugin?: { description?: string; prefix?: string } }
  try {
    payload = JSON.parse(text) as typeof payload
  } catch (error) {
    return {
      source: 'contract',
      commands: [],
      problems: [problem(`--describe printed no JSON: ${messageOf(error)}`)],
    }
  }
  const envelope = complaints(validators.envelope, payload, '').map(({ field, message }) =>
    problem(message, field),
  )
  if (envelope.length > 0) return { source: 'contract', commands: [], problems: envelope }

  const commands: Command[] = []
  const problems: Problem[] = []
  payload.commands.forEach((entry, index) => {
    const field = `commands[${index}]`
    const found = complaints(validators.command, entry, field).map((one) => problem(one.message, one.field))
    if (found.length === 0) {
      const command = readCommand(entry as ContractCommand)
      const doubled = commands.some(({ name }) => name === command.name) || doubledParameter(command)
      if (doubled)
        found.push(
          problem(`"${doubled === true ? command.name : doubled}" is there twice; the first is kept`, field),
        )
      else commands.push(command)
    }
    problems.push(...found)
  })
  const { description, prefix } = payload.plugin ?? {}
  return {
    source: 'contract',
    commands,
    problems,
    ...(prefix !== undefined && { prefix }),
    ...aboutIn(description),
  }
}

function readCommand(entry: ContractCommand): Command {
  return {
    name: entry.name,
    path: [entry.name],
    ...(entry.title !== undefined && entry.title !== '' && { title: entry.title }),
    description: (entry.description ?? '').slice(0, descriptionLengthMax),
    parameters: (entry.parameters ?? []).map(readParameter),
  }
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

/** `foo-bar` and `foo_bar` are one argument in a call, so they can't be two parameters. */
function doubledParameter(command: Command): string | undefined {
  const names = command.parameters.map(({ name }) => foldName(name))
  return names.find((name, index) => names.indexOf(name) !== index)
}

type Validators = Readonly<Record<'envelope' | 'command', ValidateFunction>>

function compileValidators(): Validators {
  return { envelope: compileSchema(envelopeSchema), command: compileSchema(commandSchema) }
}

function complaints(
  validate: ValidateFunction,
  value: unknown,
  root: string,
): { field: string; message: string }[] {
  return validate(value) ? [] : (validate.errors ?? []).map((error) => schemaComplaint(error, root))
}
