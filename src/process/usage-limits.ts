import type { GroupUsage } from './process-table.js'

/** What a program may use, with all that it has started, while it runs; undefined: as much as it wants. */
export interface UsageLimits {
  readonly cpuMsMax?: number | undefined
  readonly memoryBytesMax?: number | undefined
  readonly processesMax?: number | undefined
}

/** Which of them ended a program. */
export type UsageEnd = 'cpu-limit' | 'memory-limit' | 'process-limit'

/** The limit that a program has exceeded; undefined if there is none. */
export function exceeded(usage: GroupUsage, limits: UsageLimits): UsageEnd | undefined {
  const { cpuMsMax = Infinity, memoryBytesMax = Infinity, processesMax = Infinity } = limits
  if (usage.cpuMs > cpuMsMax) return 'cpu-limit'
  if (usage.memoryBytes > memoryBytesMax) return 'memory-limit'
  return usage.processes > processesMax ? 'process-limit' : undefined
}

export function isLimited({ cpuMsMax, memoryBytesMax, processesMax }: UsageLimits): boolean {
  return cpuMsMax !== undefined || memoryBytesMax !== undefined || processesMax !== undefined
}
