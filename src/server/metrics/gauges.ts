import { Gauge, type Registry } from 'prom-client'
import type { HealthReport } from '../health.js'

interface ReadGauge {
  readonly name: string
  readonly help: string
  /** What its values are told apart by; undefined: there is one. */
  readonly label?: string
  readonly read: (report: HealthReport) => number | Readonly<Record<string, number>>
}

/** What the health report knows. */
const gauges: readonly ReadGauge[] = [
  {
    name: 'smcp_info',
    help: 'Always 1; the label has the version.',
    label: 'version',
    read: ({ version }) => ({ [version]: 1 }),
  },
  {
    name: 'smcp_plugins',
    help: 'Plugins that are good, broken, or pending: still being described.',
    label: 'state',
    read: ({ plugins: { good, broken, pending } }) => ({ good, broken: broken.length, pending }),
  },
  {
    name: 'smcp_plugin_folders_away',
    help: 'Folders of plugins that are gone or can not be read.',
    read: ({ plugins }) => plugins.away.length,
  },
  { name: 'smcp_tools', help: 'Tools of plugins.', read: ({ tools }) => tools },
  {
    name: 'smcp_sessions',
    help: 'Open sessions, and streams of subscriptions/listen.',
    read: ({ sessions }) => sessions,
  },
  {
    name: 'smcp_runs',
    help: 'Programs of calls and tasks that are running, or waiting for a place.',
    label: 'state',
    read: ({ calls: { running, waiting } }) => ({ running, waiting }),
  },
  {
    name: 'smcp_loaded_programs',
    help: 'Processes that are kept for calls to come.',
    read: ({ loaded }) => loaded.length,
  },
  {
    name: 'smcp_loaded_bytes',
    help: 'The memory of these processes.',
    read: ({ loaded }) => loaded.reduce((sum, { memoryBytes = 0 }) => sum + memoryBytes, 0),
  },
]

/** Registers them; returns what sets them all by a report. */
export function registerGauges(registry: Registry): (report: HealthReport) => void {
  const setters = gauges.map(({ name, help, label, read }) => {
    const gauge = new Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [registry],
    })
    return (report: HealthReport): void => {
      const values = read(report)
      if (typeof values === 'number') gauge.set(values)
      else for (const [value, number] of Object.entries(values)) gauge.set({ [label ?? '']: value }, number)
    }
  })
  return (report) => {
    for (const set of setters) set(report)
  }
}
