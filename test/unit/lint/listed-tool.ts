import type { ListedTool } from '../../../src/lint/rule.js'

/** A tool that every client takes as it is. */
export const good: ListedTool = {
  name: 'demo__go',
  title: 'Go',
  description: 'Go there.',
  inputSchema: {
    type: 'object',
    properties: { place: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
    required: ['place'],
    additionalProperties: false,
  },
}

export function withProperty(name: string, schema: unknown): ListedTool {
  return { ...good, inputSchema: { type: 'object', properties: { [name]: schema }, required: [name] } }
}

/** Its name is so long. */
export function named(length: number): ListedTool {
  return { ...good, name: `demo__${'x'.repeat(length - 6)}` }
}
