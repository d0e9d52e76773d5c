import type { RequestId } from '@modelcontextprotocol/server'

/** The requests whose streams were lost, while their client may still come back for the answers. */
export class LostRequests {
  readonly #timers = new Map<RequestId, NodeJS.Timeout>()

  constructor(
    private readonly waitMs: number,
    private readonly giveUp: (requestId: RequestId) => void,
  ) {}

  /** Gives these requests up, unless their client comes back in time. */
  lose(requestIds: readonly RequestId[]): void {
    this.find(requestIds)
    for (const id of requestIds) {
      const timer = setTimeout(() => {
        this.#timers.delete(id)
        this.giveUp(id)
      }, this.waitMs)
      this.#timers.set(id, timer.unref())
    }
  }

  /** Their client is back. */
  find(requestIds: Iterable<RequestId>): void {
    for (const id of requestIds) {
      clearTimeout(this.#timers.get(id))
      this.#timers.delete(id)
    }
  }

  /** Waits for nobody any more. */
  close(): void {
    this.find([...this.#timers.keys()])
  }
}
