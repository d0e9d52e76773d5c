import type { Abilities } from '../../abilities.js'
import type { Complaint } from '../../complaint.js'
import { schemaComplaint } from '../../schema/schema-complaint.js'
import type { ValidateFunction } from '../../schema/compile-schema.js'

type Said = Readonly<Record<string, unknown>>

/** The words of contract 2, and where they are kept. */
const words = {
  icons: 'icons',
  _meta: 'meta',
  inputSchema: 'inputSchema',
  outputSchema: 'outputSchema',
  output: 'output',
  interactive: 'isInteractive',
  long_running: 'isLongRunning',
  task: 'task',
  ask: 'ask',
  job: 'isJob',
} as const satisfies Readonly<Record<string, keyof Abilities>>

/**
 * Reads what a command says in contract 2 of its calls and results. What does not fit `validate` is left out, with a
 * complaint; `field` is the command's place.
 */
export function readAbilities(
  said: Said,
  field: string,
  validate: ValidateFunction,
): { readonly abilities: Abilities; readonly complaints: readonly Complaint[] } {
  const errors = validate(said) ? [] : (validate.errors ?? [])
  const wrong = new Set(errors.map(wordOf))
  const good = Object.entries(words).filter(([word]) => (said[word] ?? null) !== null && !wrong.has(word))
  return {
    abilities: Object.fromEntries(good.map(([word, name]) => [name, said[word]])),
    complaints: errors
      .filter((error) => said[wordOf(error)] !== null)
      .map((error) => schemaComplaint(error, field))
      .map(({ field: at, message }) => ({ field: at, message: `${message}; it is left out` })),
  }
}

function wordOf({ instancePath }: { readonly instancePath: string }): string {
  return instancePath.split('/')[1] ?? ''
}
