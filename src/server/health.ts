import type { Caller } from '../core/caller.js'
import type { BuiltInTool } from '../core/tools.js'
import type { PluginStatus } from '../discovery/catalog/plugin-status.js'
import { problemText } from '../discovery/problem.js'
import type { Problem } from '../discovery/tool.js'
import type { Runner } from '../process/runner.js'

/** The report of the tool `health`, GET /health and `smcp health`. */
export interface HealthReport {
  /**
   * `failing`: no tool can be used. `degraded`: a plugin can't be used. `starting`: plugins are still being described.
   */
  readonly status: 'ok' | 'degraded' | 'starting' | 'failing'
  readonly version: string
  readonly uptimeSeconds: number
  readonly plugins: {
    readonly good: number
    readonly pending: number
    readonly broken: readonly BrokenPlugin[]
    /** Directories of plugins that can't be read, with the reason. */
    readonly away: readonly BrokenPlugin[]
  }
  readonly tools: number
  readonly sessions: number
  /** Those of now, and what the programs of those before took. */
  readonly calls: ReturnType<Runner['counts']> & ReturnType<Runner['record']>
  /** Processes that wait for calls. */
  readonly loaded: ReturnType<Runner['loaded']>
}

interface BrokenPlugin {
  readonly name: string
  readonly why: readonly string[]
}

export interface HealthFacts {
  readonly version: string
  readonly plugins: readonly PluginStatus[]
  readonly directories: readonly Problem[]
  readonly sessions: number
  readonly runner: Pick<Runner, 'counts' | 'record' | 'loaded'>
}

export function healthReport(facts: HealthFacts): HealthReport {
  const { version, plugins, directories, sessions, runner } = facts
  const broken = plugins.filter(
    (plugin) => plugin.state === 'broken' || plugin.problems.some(({ severity }) => severity === 'error'),
  )
  const pending = plugins.filter(({ state }) => state === 'pending').length
  const away = directories.filter(({ severity }) => severity === 'error')
  const tools = plugins.reduce((sum, plugin) => sum + plugin.tools, 0)
  return {
    status: statusOf(pending, broken.length + away.length, tools),
    version,
    uptimeSeconds: Math.round(process.uptime()),
    plugins: {
      good: plugins.length - broken.length - pending,
      pending,
      broken: broken.map(({ name, problems }) => ({
        name,
        why: problems.map(problemText),
      })),
      away: away.map(({ file, message }) => ({ name: file, why: [message] })),
    },
    tools,
    sessions,
    calls: { ...runner.counts(), ...runner.record() },
    loaded: runner.loaded(),
  }
}

function statusOf(pending: number, failed: number, tools: number): HealthReport['status'] {
  if (pending > 0) return 'starting'
  if (failed === 0) return 'ok'
  return tools > 0 ? 'degraded' : 'failing'
}

/** The report as a tool, for agents and for the specification's curl; of others than `seesAll`, the status alone. */
export function healthTool(report: () => HealthReport, seesAll: (caller: Caller) => boolean): BuiltInTool {
  return {
    name: 'health',
    title: 'Health',
    description: 'Report whether the server and its plugins are healthy.',
    inputSchema: { type: 'object', properties: {}, additionalProperties: false },
    annotations: { readOnlyHint: true, openWorldHint: false },
    call: (_args, { caller }) => {
      const whole = report()
      const shown = seesAll(caller) ? whole : { status: whole.status }
      return { content: [{ type: 'text', text: JSON.stringify(shown) }] }
    },
  }
}
