/**
 * JSON Schema keywords that limit a value and that Codex 0.169.0 leaves out of a schema, at any depth. It keeps `enum`
 * and `minItems`.
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
