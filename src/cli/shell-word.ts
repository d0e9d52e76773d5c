/** A path or a name as a shell takes it for one word; `~` and `=` mean something else at its beginning. */
export function shellWord(text: string): string {
  return /^[\w./:@%+-][\w./:@%+=~-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
