const mediaType = '^[a-z]+/[a-zA-Z0-9!#$&^_.+-]+$'
/** The variables by which a program may be given something: none that decides how programs are started, or is smcp's own. */
export const variablePattern =
  '^(?!(?:SMCP_|LD_|DYLD_|PYTHON|NODE_|PERL5|RUBY|BASH_|GIT_)|(?:PATH|ENV|IFS|HOME|SHELL)$)[A-Za-z_][A-Za-z0-9_]*$'

/** JSON Schema of pictures for people, as MCP has them. */
export const iconsSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['src'],
    properties: {
      src: { type: 'string', minLength: 1 },
      mimeType: { type: 'string' },
      sizes: { type: 'array', items: { type: 'string' } },
      theme: { enum: ['light', 'dark'] },
    },
  },
} as const

/** JSON Schema of what a command may say in contract 2 only; what does not fit is left out with a warning. */
export const abilitiesSchema = {
  type: 'object',
  properties: {
    icons: iconsSchema,
    _meta: { type: 'object' },
    // Clients refuse a whole list in which one of these is not of an object.
    outputSchema: { type: 'object', required: ['type'], properties: { type: { const: 'object' } } },
    output: { type: 'string', pattern: mediaType },
    interactive: { type: 'boolean' },
    long_running: { type: 'boolean' },
    task: { enum: ['optional', 'required'] },
    ask: { const: 'first' },
    job: { type: 'boolean' },
  },
} as const

/** JSON Schema of what a parameter may say in contract 2 only; what does not fit hides the command. */
export const parameter2Schema = {
  type: 'object',
  properties: {
    flag: { type: 'string', pattern: '^[^\\s\\p{L}\\p{N}][^\\s=]*$' },
    positional: { type: 'boolean' },
    env: { type: 'string', pattern: variablePattern },
    secret: { type: 'boolean' },
  },
} as const
