import { abilitiesSchema } from '../src/discovery/describe/contract/abilities-schema.js'
import { commandSchema, envelopeSchema } from '../src/discovery/describe/contract/contract-schema.js'
import { offerSchemas } from '../src/discovery/describe/contract/offers-schema.js'
import type { JsonSchema } from '../src/discovery/tool.js'

/** JSON Schema of what `--describe` may print, made of those by which smcp reads it. */
export function wholeContractSchema(): JsonSchema {
  const { contract_version, plugin } = envelopeSchema.properties
  const offers = Object.entries(offerSchemas).map(([name, items]) => [name, { type: 'array', items }])
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'The plugin contract: what a program prints on --describe, in version 1 or 2',
    ...envelopeSchema,
    properties: { contract_version, plugin },
    if: { required: ['contract_version'], properties: { contract_version: { pattern: '^2' } } },
    then: {
      properties: {
        commands: { type: 'array', items: { allOf: [commandSchema(2), abilitiesSchema] } },
        ...(Object.fromEntries(offers) as JsonSchema),
      },
    },
    else: { properties: { commands: { type: 'array', items: commandSchema(1) } } },
  }
}
