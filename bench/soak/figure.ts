/** Something that a soak has found, beside what is demanded. */
export interface Figure {
  readonly what: string
  readonly demanded: string
  readonly found: string
  readonly holds: boolean
}

export function atMost(
  what: string,
  most: number,
  found: number,
  show: (found: number) => string = String,
): Figure {
  return { what, demanded: `at most ${show(most)}`, found: show(found), holds: found <= most }
}

export function atLeast(what: string, least: number, found: number): Figure {
  return { what, demanded: `at least ${least}`, found: String(found), holds: found >= least }
}

/** Nothing of this kind, or the first of it in words. */
export function none(what: string, found: readonly string[]): Figure {
  const first = found.length === 0 ? 'none' : `${found.length}: ${found.slice(0, 3).join('; ')}`
  return { what, demanded: 'none', found: first, holds: found.length === 0 }
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

export function mib(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MiB`
}
