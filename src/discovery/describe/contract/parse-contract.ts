import { messageOf } from '../../../errors.js'
import { once } from '../../../once.js'
import { compileSchema, type ValidateFunction } from '../../schema/compile-schema.js'
import { commandSchema, envelopeSchema } from './contract-schema.js'
import { readCommand, type ContractCommand } from './read-command.js'
import { schemaComplaint } from '../../schema/schema-complaint.js'
import type { Complaint } from '../../complaint.js'
import type { Command, Description, Plugin, Problem } from '../../tool.js'
import { aboutIn } from '../about.js'
import { foldName } from '../../parameter-name.js'
import { problemIn } from '../../problem.js'

/** Reads contracts. Created once, because compiling the schemas takes longer than reading a hundred contracts. */
export class ContractReader {
  readonly #validators = once(compileValidators)

  /** Reads what `--describe` printed. A bad command hides only itself; a bad envelope hides the plugin. */
  read(plugin: Plugin, text: string): Description {
    return parseContract(plugin, text, this.#validators())
  }
}

function parseContract(plugin: Plugin, text: string, validators: Validators): Description {
  const { error, warning } = problemIn(plugin.mainFile, plugin.name)
  let payload: { commands: unknown[]; plugin?: { description?: string; prefix?: string } }
  try {
    payload = JSON.parse(text) as typeof payload
  } catch (reason) {
    return {
      source: 'contract',
      commands: [],
      problems: [error(`--describe printed invalid JSON: ${messageOf(reason)}`)],
    }
  }
  const envelope = complaints(validators.envelope, payload, '').map(({ field, message }) =>
    error(message, field),
  )
  if (envelope.length > 0) return { source: 'contract', commands: [], problems: envelope }

  const commands: Command[] = []
  const problems: Problem[] = []
  payload.commands.forEach((entry, index) => {
    const field = `commands[${index}]`
    const found = complaints(validators.command, entry, field)
    if (found.length > 0) {
      problems.push(...found.map((one) => error(one.message, one.field)))
      return
    }
    const { command, complaints: leftOut } = readCommand(entry as ContractCommand, field)
    const doubled = commands.some(({ name }) => name === command.name)
      ? command.name
      : doubledParameter(command)
    if (doubled === undefined) commands.push(command)
    else problems.push(error(`"${doubled}" appears twice; the first is kept`, field))
    problems.push(...leftOut.map((one) => warning(one.message, one.field)))
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

/** Finds a parameter that appears twice; `foo-bar` and `foo_bar` are the same argument in a call. */
function doubledParameter(command: Command): string | undefined {
  const names = command.parameters.map(({ name }) => foldName(name))
  return names.find((name, index) => names.indexOf(name) !== index)
}

type Validators = Readonly<Record<'envelope' | 'command', ValidateFunction>>

function compileValidators(): Validators {
  return { envelope: compileSchema(envelopeSchema), command: compileSchema(commandSchema) }
}

function complaints(validate: ValidateFunction, value: unknown, root: string): Complaint[] {
  return validate(value) ? [] : (validate.errors ?? []).map((error) => schemaComplaint(error, root))
}
