/**
 * Keywords of JSON Schema that Codex 0.169.0 leaves out of a schema, at any depth, and that tell what a value may be.
 * It keeps `enum` and `minItems`.
 */
export const codexLoses = [
  'default',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'maxItems',
] as const
