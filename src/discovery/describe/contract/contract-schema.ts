/**
 * JSON Schema of what `--describe` may print: contract 1, and the part of contract 2 that is served today (`prefix`).
 * Anything else is allowed and ignored.
 */
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

export const commandSchema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, pattern: '^[a-zA-Z0-9_-]+$' },
    title: { type: 'string' },
    description: { type: 'string' },
    // The Python server accepts null for no parameters.
    parameters: { type: ['array', 'null'], items: parameterSchema },
  },
} as const
