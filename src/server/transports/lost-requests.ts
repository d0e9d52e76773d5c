import type { RequestId } from '@modelcontextprotocol/server'

/** The requests whose streams were lost, while their client may still come back for the answers. */
export class LostRequests {
  readonly #waiting = new Map<RequestId, { readonly timer: NodeJS.Timeout; readonly release: () => void }>()

  constructor(
    private readonly waitMs: number,
    /** Keeps the session from being closed as unused until the returned function is called. */
    private readonly use: () => () => void,
    private readonly giveUp: (requestId: RequestId) => void,
  ) {}

  /** Gives these requests up, unless their client comes back in time. */
  lose(requestIds: readonly RequestId[]): void {
    this.find(requestIds)
    for (const id of requestIds) {
      const timer = setTimeout(() => {
        this.find([id])
        this.giveUp(id)
      }, this.waitMs)
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
