import type { JsonSchema } from '../../discovery/tool.js'
import { ofTool, type Fault, type Rule } from '../rule.js'
import { saysValue } from './says-value.js'
import { partsOf, propertiesOf } from './schema-parts.js'

/** What the host leaves out of a parameter's schema is in its description, too. */
export function keywordsSaid(lost: readonly string[]): Rule {
  return ofTool(({ inputSchema }) =>
    propertiesOf(inputSchema, 'inputSchema').flatMap(([schema, path]) => {
      const parts = partsOf(schema, path)
      const description = parts.map(([part]) => descriptionOf(part)).join('\n')
      return parts.flatMap(([part, where]): Fault[] => {
        const unsaid = lost.filter((word) => isTold(word, part[word]) && !saysValue(description, part[word]))
        if (unsaid.length === 0) return []
        return [[where, `loses ${unsaid.map((word) => `${word} ${shown(part[word])}`).join(', ')}`]]
      })
    }),
  )
}

function descriptionOf({ description }: JsonSchema): string {
  return typeof description === 'string' ? description : ''
}

/** Whether a keyword tells something: an empty default tells no more than none. */
function isTold(word: string, value: unknown): boolean {
  if (value === undefined) return false
  return word !== 'default' || !['false', 'null', '""', '[]', '{}'].includes(JSON.stringify(value))
}

/** A value for a message: patterns are easier to read without JSON's escapes. */
function shown(value: unknown): string {
  return typeof value === 'string' && /^\S+$/.test(value) ? value : JSON.stringify(value)
}
