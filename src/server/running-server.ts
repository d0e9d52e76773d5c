import type { Changes } from '../core/changes.js'
import type { Core } from '../core/open-core.js'
import type { BuiltInTool } from '../core/tools.js'
import type { HealthReport } from './health.js'

/** A started server, whatever its transports. */
export interface RunningServer {
  readonly core: Core
  /** What the clients of all transports are told of. */
  readonly changes: Changes
  /** The URL at which it listens; undefined on stdio. */
  readonly url: string | undefined
  readonly health: () => HealthReport
  /** The tools that clients see besides those of plugins. */
  readonly builtInTools: readonly BuiltInTool[]
  /** Resolves when the client of a stdio server has left and all its requests are answered; never over HTTP. */
  readonly ended: Promise<void>
  /** Stops accepting requests, gives running calls the drain time to finish, stops the rest, closes everything. */
  readonly close: () => Promise<void>
}
