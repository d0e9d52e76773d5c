/** Makes `-` and `_` the same in the name of a parameter: callers may write either. */
export function foldName(name: string): string {
  return name.replaceAll('-', '_')
}
