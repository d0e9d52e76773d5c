/**
 * How a program came to run: started for the call, forked from a process that has loaded it, or taken from those that
 * stand by.
 */
export type How = 'cold' | 'warm' | 'standby'

export const hows: readonly How[] = ['cold', 'warm', 'standby']

/** What the steps of a run took, one after the other. */
export interface Times {
  /** Until there was a place for it. */
  readonly queueMs: number
  /** From then until its process was there. */
  readonly startMs: number
  /** From then until it ended. */
  readonly runMs: number
}

/** What the system counted for a program that has ended, without those that it started. */
export interface Usage {
  readonly cpuMs: number
  /** Undefined if it is not known: what starts a program may have used more. */
  readonly memoryBytesMax?: number
}

/** What a runner notes of a run. */
export interface Ran {
  /** Undefined if it never ran. */
  readonly how?: How
  readonly times: Times
  /** Where the runner is told. */
  readonly usage?: Usage
}

export const steps = ['queueMs', 'startMs', 'runMs'] as const satisfies (keyof Times)[]

export const noTimes: Times = { queueMs: 0, startMs: 0, runMs: 0 }

/** How one run went, for logs and reports. Without `how`, nothing ran. */
export interface HowItRan extends Times, Partial<Usage> {
  readonly how?: How
}

/** In tenths of a millisecond. */
export function howItRan({ how, times, usage }: Ran): HowItRan {
  return {
    ...(how && { how }),
    queueMs: rounded(times.queueMs),
    startMs: rounded(times.startMs),
    runMs: rounded(times.runMs),
    ...(usage && { ...usage, cpuMs: rounded(usage.cpuMs) }),
  }
}

/** The same as a line: `cold: 0 ms in the queue, 4.2 ms to start, 31.5 ms to its end`. */
export function howItRanLine({ how, queueMs, startMs, runMs, cpuMs, memoryBytesMax }: HowItRan): string {
  const words = [
    `${queueMs} ms in the queue`,
    ...(how === undefined ? [] : [`${startMs} ms to start`, `${runMs} ms to its end`]),
    ...(cpuMs === undefined ? [] : [`${cpuMs} ms of CPU`]),
    ...(memoryBytesMax === undefined ? [] : [`${Math.round(memoryBytesMax / 1024 ** 2)} MiB of memory`]),
  ]
  return `${how ?? 'not started'}: ${words.join(', ')}`
}

export function rounded(ms: number): number {
  return Math.round(ms * 10) / 10
}
