import { median } from '../median.js'

/** A slice of calls; returns what each took, in ms. */
export type Slice = () => Promise<readonly number[]>

/** What two sides took, measured in turns. */
export interface Pairs {
  /** The medians of all calls, in ms. */
  readonly one: number
  readonly other: number
  /** The median of the pairs, one by other: what else the machine does affects both of a pair. */
  readonly ratio: number
}

interface PairOptions {
  /** How long pairs are added; there are so many at least and at most. */
  readonly forMs?: number
  readonly pairsMin?: number
  readonly pairsMax?: number
}

/** Measures A B A B. */
export async function inPairs(
  one: Slice,
  other: Slice,
  { forMs = 3000, pairsMin = 3, pairsMax = 15 }: PairOptions = {},
): Promise<Pairs> {
  const until = performance.now() + forMs
  const slices: (readonly [readonly number[], readonly number[]])[] = []
  while (slices.length < pairsMin || (slices.length < pairsMax && performance.now() < until))
    slices.push([await one(), await other()])
  return {
    one: median(slices.flatMap(([own]) => own)),
    other: median(slices.flatMap(([, against]) => against)),
    ratio: median(slices.map(([own, against]) => median(own) / median(against))),
  }
}

/** A slice that is one thing done once. */
export function timed(action: () => Promise<unknown>): Slice {
  return async () => {
    const startedAt = performance.now()
    await action()
    return [performance.now() - startedAt]
  }
}

export function msOfMs({ one, other }: Pairs): string {
  return `${one.toFixed(1)} ms of ${other.toFixed(1)} ms`
}
