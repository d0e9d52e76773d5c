import type { Dialect } from '../dialect.js'

/** `--width=80`, `--color[=WHEN]`, where an option begins a row. */
const joinedRow = /^ *(?:-\w(?:[, |]| or )\s*)?--[\w-]+(?:=\S|\[=)/m
/** `--width COLS`, `--width <cols>`, `--width [cols]`. */
const apartRow = /^ *(?:-\w(?:[, |]| or )\s*)?--[\w-]+ (?:<|\[[^=]|[A-Z][A-Z_-]|[a-z]+(?: {2,}|$))/m

/**
 * Whether a help shows long flags with `=` before their values, and none without: then some parsers know no other
 * spelling, and no parser refuses it.
 */
function joinsValues(text: string): boolean {
  return joinedRow.test(text) && !apartRow.test(text)
}

/** The dialect, with what each text shows about how its program takes values. */
export function withSpelling(dialect: Dialect): Dialect {
  return {
    ...dialect,
    read: (text, path) => ({
      ...dialect.read(text, path),
      ...(joinsValues(text) && { joinsValues: true }),
    }),
  }
}
