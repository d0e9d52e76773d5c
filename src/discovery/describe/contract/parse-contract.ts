import { messageOf } from '../../../errors.js'
import { once } from '../../../once.js'
import { parseWellFormed } from '../../../parse-well-formed.js'
import { compileSchema, type ValidateFunction } from '../../schema/compile-schema.js'
import { abilitiesSchema } from './abilities-schema.js'
import { commandSchema, envelopeSchema } from './contract-schema.js'
import { offerSchemas } from './offers-schema.js'
import { readAbilities } from './read-abilities.js'
import { readOffers, type OfferValidators } from './read-offers.js'
import { readCommand, type ContractCommand } from './read-command.js'
import { unsafeSecrets } from './read-spelling.js'
import { schemaComplaint } from '../../schema/schema-complaint.js'
import type { Complaint } from '../../complaint.js'
import type { Command, ContractVersion, Description, Plugin, Problem } from '../../tool.js'
import { aboutIn } from '../about.js'
import { foldName } from '../../parameter-name.js'
import { problemIn } from '../../problem.js'

/** Reads contracts. Created once, because compiling the schemas takes longer than reading a hundred contracts. */
export class ContractReader {
  readonly #validators = once(compileValidators)

  /** Reads what `--describe` printed. A bad command or offer hides only itself; a bad envelope hides the plugin. */
  read(plugin: Plugin, text: string): Description {
    return parseContract(plugin, text, this.#validators())
  }
}

function parseContract(plugin: Plugin, text: string, validators: Validators): Description {
  const { error, warning } = problemIn(plugin.mainFile, plugin.name)
  let payload: Payload
  try {
    payload = parseWellFormed(text) as Payload
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

  const contract = versionOf(payload)
  const commands: Command[] = []
  const problems: Problem[] = []
  payload.commands.forEach((entry, index) => {
    const field = `commands[${index}]`
    const found = wrongIn(contract, entry, field, validators)
    if (found.length > 0) {
      problems.push(...found.map((one) => error(one.message, one.field)))
      return
    }
    const { command, complaints: leftOut } = readIn(contract, entry as ContractCommand, field, validators)
    const doubled = commands.some(({ name }) => name === command.name)
      ? command.name
      : doubledParameter(command)
    if (doubled === undefined) commands.push(command)
    else problems.push(error(`"${doubled}" appears twice; the first is kept`, field))
    problems.push(...leftOut.map((one) => warning(one.message, one.field)))
  })
  const { offers, complaints: wrongOffers } =
    contract === 1
      ? { offers: undefined, complaints: [] }
      : readOffers({ ...payload }, commands, validators.offers())
  problems.push(...wrongOffers.map((one) => error(one.message, one.field)))
  const { description, prefix } = payload.plugin ?? {}
  return {
    source: 'contract',
    ...(contract !== 1 && { contract }),
    commands,
    ...(offers && { offers }),
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

interface Payload {
  readonly contract_version?: string
  readonly plugin?: { readonly description?: string; readonly prefix?: string }
  readonly commands: readonly unknown[]
}

/** What hides a command. */
function wrongIn(
  contract: ContractVersion,
  entry: unknown,
  field: string,
  validators: Validators,
): readonly Complaint[] {
  const found = complaints(validators.command[contract], entry, field)
  if (found.length > 0 || contract === 1) return found
  return unsafeSecrets((entry as ContractCommand).parameters ?? [], field)
}

/** Reads a command as its version of the contract has it. */
function readIn(
  contract: ContractVersion,
  entry: ContractCommand,
  field: string,
  validators: Validators,
): ReturnType<typeof readCommand> {
  const read = readCommand(entry, field, contract)
  if (contract === 1) return read
  const { abilities, complaints: leftOut } = readAbilities({ ...entry }, field, validators.abilities)
  return { command: { ...read.command, ...abilities }, complaints: [...read.complaints, ...leftOut] }
}

function versionOf({ contract_version: version = '1' }: Payload): ContractVersion {
  return version.startsWith('2') ? 2 : 1
}

interface Validators {
  readonly envelope: ValidateFunction
  readonly command: Readonly<Record<ContractVersion, ValidateFunction>>
  readonly abilities: ValidateFunction
  readonly offers: () => OfferValidators
}

function compileValidators(): Validators {
  return {
    envelope: compileSchema(envelopeSchema),
    command: { 1: compileSchema(commandSchema(1)), 2: compileSchema(commandSchema(2)) },
    abilities: compileSchema(abilitiesSchema),
    offers: once(() => ({
      resources: compileSchema(offerSchemas.resources),
      resourceTemplates: compileSchema(offerSchemas.resourceTemplates),
      prompts: compileSchema(offerSchemas.prompts),
    })),
  }
}

function complaints(validate: ValidateFunction, value: unknown, root: string): Complaint[] {
  return validate(value) ? [] : (validate.errors ?? []).map((error) => schemaComplaint(error, root))
}
