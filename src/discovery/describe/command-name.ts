/** The name of a command, made from the words that lead to it: `db load` becomes `db_load`; no words become `run`. */
export function commandName(path: readonly string[]): string {
  return path.length === 0 ? 'run' : path.join('_').replaceAll(/[^a-zA-Z0-9_-]/g, '_')
}
