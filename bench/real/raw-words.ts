import type { JsonSchema } from '../../src/discovery/tool.js'

/**
 * The name of the property that passes words on as they are, as a model knows it: by its text, for a program may have an
 * option `args` of its own. Undefined if there is none.
 */
export function rawWordsOf(properties: Readonly<Record<string, JsonSchema>>): string | undefined {
  return ['args', 'more_args'].find((name) => {
    const { type, description = '' } = properties[name] ?? {}
    return type === 'array' && /^(?:The )?command-line arguments, one item each\b/i.test(String(description))
  })
}
