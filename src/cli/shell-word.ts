/** Quotes a path or name so that a shell reads it as one word; `~` and `=` have a special meaning at its start. */
export function shellWord(text: string): string {
  return /^[\w./:@%+-][\w./:@%+=~-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
