import type { RequestId } from '@modelcontextprotocol/server'
import { retryMs } from './retry.js'

/** What a client has at least that was asked to come back: it does so after a second. */
const comeBackMs = 10 * retryMs

/** The requests whose streams were lost, while their client may still come back for the answers. */
export class LostRequests {
  readonly #waiting = new Map<RequestId, { readonly timer: NodeJS.Timeout; readonly release: () => void }>()

  constructor(
    private readonly waitMs: number,
    /** Keeps the session from being closed as unused until the returned function is called. */
    private readonly use: () => () => void,
    private readonly giveUp: (requestId: RequestId) => void,
  ) {}

  /** Gives these requests up, unless their client comes back in time; it may have been asked to, by the end of a stream. */
  lose(requestIds: readonly RequestId[], isAskedBack: boolean): void {
    const waitMs = isAskedBack ? Math.max(this.waitMs, comeBackMs) : this.waitMs
    this.find(requestIds)
    for (const id of requestIds) {
      const timer = setTimeout(() => {
        this.find([id])
        this.giveUp(id)
      }, waitMs)
      this.#waiting.set(id, { timer: timer.unref(), release: this.use() })
    }
  }

  /** Their client is back. */
  find(requestIds: Iterable<RequestId>): void {
    for (const id of requestIds) {
      const waiting = this.#waiting.get(id)
      clearTimeout(waiting?.timer)
      waiting?.release()
      this.#waiting.delete(id)
    }
  }

  /** Waits for nobody any more. */
  close(): void {
    this.find([...this.#waiting.keys()])
  }
}
