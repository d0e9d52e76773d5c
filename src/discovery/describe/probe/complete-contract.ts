import { isObject } from '../../../is-object.js'
import { aboutIn } from '../about.js'
import { countMax } from '../count-max.js'
import { mapRuns } from '../../offers.js'
import { isGroupOption } from '../is-group-option.js'
import type { Command, Description, JsonSchema, Parameter } from '../../tool.js'
import { parserFacts } from './parser-facts.js'
import { foldName } from '../../parameter-name.js'

/**
 * Completes a contract from the program's parser. Contract 1 does not say how flags are spelled, which parameters are
 * positional and how lists are given. Only that is taken from the parser, for commands and parameters that both name.
 */
export function completeContract(contract: Description, probed: Description): Description {
  const files = [...new Set([...(contract.files ?? []), ...(probed.files ?? [])])]
  const complete = (command: Command): Command => {
    const known = named(probed.commands, command.name)
    return known ? completeCommand(command, known) : command
  }
  const { commands, offers } = contract
  return {
    ...contract,
    ...aboutIn(contract.about ?? probed.about),
    commands: commands.map(complete),
    ...(offers && { offers: mapRuns(offers, complete) }),
    ...(files.length > 0 && { files }),
  }
}

function completeCommand(command: Command, known: Command): Command {
  // A contract says itself what its commands take, and has no word for what stands before their own.
  const own = known.parameters.filter((one) => !isGroupOption(one))
  const parameters = command.parameters.map((parameter) => {
    const spelled = named(own, parameter.name)
    return spelled ? completeParameter(parameter, spelled, command.path.length) : parameter
  })
  return { ...command, parameters, ...parserFacts(known) }
}

function completeParameter(parameter: Parameter, known: Parameter, pathLength: number): Parameter {
  const { flag, positional, negation, isSwitch, isCount, isJoined, depth } = known
  const { type } = parameter.schema
  const saysSpelling = parameter.flag !== undefined || parameter.positional !== undefined
  return {
    ...parameter,
    spelledBy: 'parser',
    // What a contract says of its spelling itself stands.
    ...(!saysSpelling && flag !== undefined && { flag }),
    ...(!saysSpelling && positional && { positional }),
    ...(isJoined && { isJoined }),
    ...(depth !== undefined && depth < pathLength && { depth }),
    // The rest must fit the type that the contract promises.
    ...(type === 'array' && listOf(parameter.schema, known)),
    ...(type === 'integer' && isCount && { isCount, schema: countSchema(parameter.schema) }),
    ...(type === 'boolean' && isSwitch && { isSwitch }),
    ...(type === 'boolean' && negation !== undefined && { negation }),
  }
}

/** The bounds of a counted switch, within those of the contract. */
function countSchema(schema: JsonSchema): JsonSchema {
  const { minimum, maximum } = schema
  return {
    ...schema,
    minimum: typeof minimum === 'number' ? Math.max(0, minimum) : 0,
    maximum: typeof maximum === 'number' ? Math.min(countMax, maximum) : countMax,
  }
}

/** How the contract's list is given. Where the parser takes lists and the contract has one of values, it is one of them. */
function listOf(schema: JsonSchema, { list, each, schema: known }: Parameter): Partial<Parameter> {
  const isFlat = !isObject(schema.items) || schema.items.type !== 'array'
  if (each && isFlat)
    return { list: each, schema: exactSchema(schema, isObject(known.items) ? known.items : {}) }
  if (each && list) return { list, each }
  if (list === 'exact') return { list, schema: exactSchema(schema, known) }
  return list === undefined ? {} : { list }
}

/** The number of items as the parser has it: it would read any further item as something else. */
function exactSchema(schema: JsonSchema, { minItems, maxItems }: JsonSchema): JsonSchema {
  return { ...schema, minItems, maxItems }
}

/** Finds by name; `-` and `_` are the same. */
function named<T extends { readonly name: string }>(all: readonly T[], name: string): T | undefined {
  return all.find((one) => foldName(one.name) === foldName(name))
}
