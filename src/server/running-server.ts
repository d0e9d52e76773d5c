import type { Core } from '../core/open-core.js'
import type { BuiltInTool } from '../core/tools.js'
import type { HealthReport } from './health.js'

/** A server that has been started, whatever it is spoken to by. */
export interface RunningServer {
  readonly core: Core
  /** Where it listens; undefined on stdio. */
  readonly url: string | undefined
  readonly health: () => HealthReport
  /** What clients see beside the tools of the plugins. */
  readonly builtInTools: readonly BuiltInTool[]
  /** Resolves when the client of a stdio server has left and what it sent is answered; never over HTTP. */
  readonly ended: Promise<void>
  /** Stops accepting, lets calls finish for the drain time, ends the rest, closes everything. */
  readonly close: () => Promise<void>
}
