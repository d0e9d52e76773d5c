import type { HealthReport } from '../../server/health.js'

/** What the programs of calls took, and which are loaded, for people; nothing before the first call. */
export function runLines({ calls, loaded }: Pick<HealthReport, 'calls' | 'loaded'>): string[] {
  const { ran, last } = calls
  const counts = Object.entries(ran).flatMap(([how, count]) => (count === 0 ? [] : [`${count} ${how}`]))
  if (counts.length === 0) return []
  const of = (step: 'queueMs' | 'startMs' | 'runMs'): string => `${last[step].median} ms (${last[step].p95})`
  return [
    `calls: ${calls.running} running, ${calls.waiting} waiting, ${counts.join(', ')} so far`,
    `the last ${last.runs}, median (95th percentile): ${of('queueMs')} in the queue, ${of('startMs')} to start, ${of('runMs')} to the end`,
    ...loaded.map(
      ({ how, plugin, file, pid, memoryBytes }) =>
        `loaded: ${plugin}/${file}, ${how}, process ${pid}${memoryBytes === undefined ? '' : `, ${Math.round(memoryBytes / 1024 ** 2)} MiB`}`,
    ),
  ]
}
