import type { Router } from 'express'
import type { Change } from '../../core/changes.js'

/** One transport of MCP over HTTP. Server and app know nothing else about it, so that adding one means adding a file. */
export interface HttpTransport {
  /** Answers its own requests and passes all others on. */
  readonly router: Router
  /** Tells all its clients that want to know. */
  readonly notify: (change: Change) => void
  /** Ends its sessions and streams; their programs have ended before. */
  readonly close: () => Promise<void>
}
