import type { BuiltInTool } from '../core/tools.js'
import type { PluginStatus } from '../discovery/catalog.js'

/** What the tool `health`, GET /health and `smcp health` tell. */
export interface HealthReport {
  /** `failing`: not one tool can be used. `degraded`: some plugin can't. `starting`: plugins are still being described. */
  readonly status: 'ok' | 'degraded' | 'starting' | 'failing'
  readonly version: string
  readonly uptimeSeconds: number
  readonly plugins: {
    readonly good: number
    readonly pending: number
    readonly broken: readonly BrokenPlugin[]
  }
  readonly tools: number
  readonly sessions: number
  readonly calls: { readonly running: number; readonly waiting: number }
}

interface BrokenPlugin {
  readonly name: string
  readonly why: readonly string[]
}

export interface HealthFacts {
  readonly version: string
  readonly plugins: readonly PluginStatus[]
  readonly sessions: number
  readonly calls: { readonly running: number; readonly waiting: number }
}

export function healthReport({ version, plugins, sessions, calls }: HealthFacts): HealthReport {
  const broken = plugins.filter(
    (plugin) => plugin.state === 'broken' || plugin.problems.some(({ severity }) => severity === 'error'),
  )
  const pending = plugins.filter(({ state }) => state === 'pending').length
  const tools = plugins.reduce((sum, plugin) => sum + plugin.tools, 0)
  return {
    status: pending > 0 ? 'starting' : broken.length === 0 ? 'ok' : tools > 0 ? 'degraded' : 'failing',
    version,
    uptimeSeconds: Math.round(process.uptime()),
    plugins: {
      good: plugins.length - broken.length - pending,
      pending,
      broken: broken.map(({ name, problems }) => ({
        name,
        why: problems.map(({ field, message }) => (field === undefined ? message : `${field}: ${message}`)),
      })),
    },
    tools,
    sessions,
    calls,
  }
}

/** The report as a tool, for agents and for the specification's curl. */
export function healthTool(report: () => HealthReport): BuiltInTool {
  return {
    name: 'health',
    title: 'Health',
    description: 'Report whether the server and its plugins are well.',
    inputSchema: { type: 'object', properties: {}, additionalProperties: false },
    call: () => ({ content: [{ type: 'text', text: JSON.stringify(report()) }] }),
  }
}
