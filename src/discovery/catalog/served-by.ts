import picomatch from 'picomatch'

export interface ToolFilter {
  /** Globs of tool names: only these are served. */
  readonly include: readonly string[]
  /** Globs of tool names that are not served. */
  readonly exclude: readonly string[]
}

/** Whether a tool of a name is served. Compiles the globs once, not for every name. */
export function servedBy({ include, exclude }: ToolFilter): (name: string) => boolean {
  const isIncluded = include.length === 0 ? () => true : picomatch([...include])
  const isExcluded = exclude.length === 0 ? () => false : picomatch([...exclude])
  return (name) => isIncluded(name) && !isExcluded(name)
}
