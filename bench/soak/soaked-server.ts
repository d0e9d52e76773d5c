import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { HealthReport } from '../../src/server/health.js'
import { startMeasured, type MeasuredSmcp } from '../../test/support/server-memory.js'
import { callWithoutSession } from './open-door.js'
import { changing, wellBehaved } from './programs.js'

/** What a server at rest needs, once all garbage is collected. */
export interface Memory {
  /** Heap and buffers of the server. */
  readonly bytes: number
  /** Its resident set. */
  readonly rss: number
  /** The resident set of the fork server that serves from the begin to the end. */
  readonly forks: number
}

export interface SoakedServer extends Pick<MeasuredSmcp, 'url' | 'child' | 'stop'> {
  /** Stands in the environment of all that it starts. */
  readonly mark: string
  readonly sessions: () => Promise<number>
  /** How many calls were forked, and how many started. */
  readonly ran: () => Promise<HealthReport['calls']['ran']>
  readonly memoryAtRest: () => Promise<Memory>
  /** Calls the well-behaved programs until there are as many processes kept for calls as there can be. */
  readonly warmUp: () => Promise<void>
}

/** Two of Python and one of Node. */
const keptForCalls = 3
const lookMs = 100

/** Starts a server over these plugins; what is left of vanished clients is given up soon. */
export async function startSoaked(plugins: string, cwd: string): Promise<SoakedServer> {
  const mark = randomUUID()
  const server = await startMeasured(['--plugins-dir', plugins, '--log-level', 'ERROR'], {
    cwd,
    env: { SOAK_MARK: mark, SMCP_SESSION_IDLE_TIMEOUT: '5', SMCP_RESUME_TIMEOUT: '2' },
  })
  // Nobody reads its log here.
  server.child.stdout.resume()
  const health = async (): Promise<HealthReport> =>
    (await (await fetch(`${server.url}/health`)).json()) as HealthReport
  return {
    ...server,
    mark,
    sessions: async () => (await health()).sessions,
    ran: async () => (await health()).calls.ran,
    memoryAtRest: async () => {
      const { loaded } = await idle(health)
      const forks = loaded.find(({ plugin }) => plugin === 'python')?.memoryBytes ?? 0
      return { ...(await server.memory()), forks }
    },
    warmUp: async () => {
      const call = callWithoutSession(server.url)
      const tools = Object.keys({ ...wellBehaved, changing })
      do for (const tool of tools) await call(`${tool}__go`, 'warm')
      while ((await health()).loaded.length < keptForCalls)
    },
  }
}

/** Waits until no more sessions than this are open, at most for this long; returns how many are. */
export async function sessionsAtMost(server: SoakedServer, most: number, forMs: number): Promise<number> {
  const until = performance.now() + forMs
  for (;;) {
    const sessions = await server.sessions()
    if (sessions <= most || performance.now() > until) return sessions
    await wait(lookMs)
  }
}

/** The health of the server as soon as nothing runs. */
async function idle(health: () => Promise<HealthReport>): Promise<HealthReport> {
  for (;;) {
    const report = await health()
    if (report.calls.running + report.calls.waiting === 0) return report
    await wait(lookMs)
  }
}
