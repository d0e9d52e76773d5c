import type { Router } from 'express'

/** One way of MCP over HTTP. What server and app know of it is this and no more, so that another is one more file. */
export interface HttpTransport {
  /** Answers the requests that are its own, and passes every other one on. */
  readonly router: Router
  /** Tells all its clients that their list of tools is another one now. */
  readonly notifyToolsChanged: () => void
  /** Ends its sessions and streams; what runs for them has ended before. */
  readonly close: () => Promise<void>
}
