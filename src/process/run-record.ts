import { hows, rounded, steps, type How, type Times } from './how-it-ran.js'
import type { Run } from './job.js'

/** So many runs are enough for a 95th percentile that means something, and few enough to sort whenever somebody asks. */
const lastMax = 1000

/** The middle of some runs, and what all but one in twenty keep below. */
interface Spread {
  readonly median: number
  readonly p95: number
}

/** What the programs that have ended say together. */
export interface RunReport {
  /** All since the start, by how they ran. */
  readonly ran: Readonly<Record<How, number>>
  /** Those that ended last. */
  readonly last: { readonly runs: number } & Readonly<Record<keyof Times, Spread>>
}

/** Counts the programs that ran, and remembers what the last ones took. */
export class RunRecord {
  readonly #ran: Record<How, number> = { cold: 0, warm: 0, standby: 0 }
  readonly #last: Times[] = []
  #next = 0

  /** The same `run`, seen. */
  of(run: Run): Run {
    return async (job, io) => {
      const output = await run(job, io)
      if (output.how) this.#add(output.how, output.times)
      return output
    }
  }

  report(): RunReport {
    const spreads = steps.map((step) => [step, spreadOf(this.#last.map((times) => times[step]))])
    return {
      ran: Object.fromEntries(hows.map((how) => [how, this.#ran[how]])) as RunReport['ran'],
      last: { runs: this.#last.length, ...Object.fromEntries(spreads) } as RunReport['last'],
    }
  }

  #add(how: How, times: Times): void {
    this.#ran[how] += 1
    this.#last[this.#next] = times
    this.#next = (this.#next + 1) % lastMax
  }
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => rounded(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { median: at(0.5), p95: at(0.95) }
}
