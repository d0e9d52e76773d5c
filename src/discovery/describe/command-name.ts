/** The name of a command by the words that lead to it: `db load` as `db_load`; `run` where there are none. */
export function commandName(path: readonly string[]): string {
  return path.length === 0 ? 'run' : path.join('_').replaceAll(/[^a-zA-Z0-9_-]/g, '_')
}
