import { iconsSchema } from './abilities-schema.js'

const text = { type: 'string' } as const
const name = { type: 'string', minLength: 1 } as const
/** A subcommand of the program. */
const command = { type: 'string', pattern: '^[a-zA-Z0-9_-]+$' } as const
const completer = {
  if: { type: 'array' },
  then: { items: text },
  else: { type: 'object', required: ['command'], properties: { command } },
} as const

const shown = { title: text, description: text, icons: iconsSchema, _meta: { type: 'object' } } as const
const content = {
  ...shown,
  name,
  mimeType: { type: 'string', pattern: '^[a-z]+/[a-zA-Z0-9!#$&^_.+-]+( *;.*)?$' },
  annotations: {
    type: 'object',
    properties: {
      audience: { type: 'array', items: { enum: ['user', 'assistant'] } },
      priority: { type: 'number', minimum: 0, maximum: 1 },
      lastModified: text,
    },
  },
  command,
  interactive: { type: 'boolean' },
} as const

/** JSON Schemas of what contract 2 may offer beside commands; what does not fit is left out. */
export const offerSchemas = {
  resources: {
    type: 'object',
    required: ['uri', 'name'],
    properties: {
      ...content,
      uri: { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9+.-]*:[^\\s{}]+$' },
      size: { type: 'integer', minimum: 0 },
      file: { type: 'string', minLength: 1 },
    },
  },
  resourceTemplates: {
    type: 'object',
    required: ['uriTemplate', 'name', 'command'],
    properties: {
      ...content,
      uriTemplate: { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9+.-]*:\\S+$' },
      complete: { type: 'object', additionalProperties: completer },
    },
  },
  prompts: {
    type: 'object',
    required: ['name'],
    properties: {
      ...shown,
      name: { type: 'string', pattern: '^[a-zA-Z0-9_-]+$' },
      arguments: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string', pattern: '^[a-zA-Z0-9_.-]{1,64}$' },
            title: text,
            description: text,
            required: { type: 'boolean' },
            complete: completer,
          },
        },
      },
      text,
      command,
      interactive: { type: 'boolean' },
    },
  },
} as const
