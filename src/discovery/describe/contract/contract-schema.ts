import type { ContractVersion, JsonSchema } from '../../tool.js'
import { parameter2Schema } from './abilities-schema.js'

/** JSON Schema of what `--describe` may print in both versions of the contract. Anything else is allowed and ignored. */
export const envelopeSchema = {
  type: 'object',
  required: ['commands'],
  properties: {
    contract_version: { type: 'string', pattern: '^[12](\\.[0-9]+){0,2}$' },
    plugin: {
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 1 },
        version: { type: 'string' },
        description: { type: 'string' },
        prefix: { type: 'string', pattern: '^[a-zA-Z0-9_-]*$' },
      },
    },
    commands: { type: 'array' },
  },
} as const

const parameterSchema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[a-zA-Z0-9_.-]+$' },
    type: { enum: ['string', 'number', 'integer', 'boolean', 'array', 'object'] },
    description: { type: 'string' },
    // Whether the parameter is required; or, for an object, the names of its required properties.
    required: { type: ['boolean', 'array'], items: { type: 'string' } },
    items: { type: 'object' },
    enum: { type: 'array', minItems: 1 },
    action: { type: ['string', 'null'] },
    arg_style: { type: ['string', 'null'] },
    takes_value: { type: ['boolean', 'null'] },
  },
} as const

const argumentsSchema = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { const: 'object' },
    properties: { type: 'object', additionalProperties: { type: ['object', 'boolean'] } },
  },
} as const

const command = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, pattern: '^[a-zA-Z0-9_-]+$' },
    title: { type: 'string' },
    description: { type: 'string' },
  },
} as const

/** JSON Schema of a command in one version of the contract. */
export function commandSchema(contract: ContractVersion): JsonSchema {
  const items = contract === 1 ? parameterSchema : { allOf: [parameterSchema, parameter2Schema] }
  // Where it has both, its own schema of the arguments is not made of the parameters.
  const ofArguments = contract === 1 ? {} : { inputSchema: argumentsSchema }
  // The Python server accepts null for no parameters.
  const parameters = { type: ['array', 'null'], items }
  return { ...command, properties: { ...command.properties, parameters, ...ofArguments } }
}
