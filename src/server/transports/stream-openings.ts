import type { RequestId } from '@modelcontextprotocol/server'

/** What a stream is opened for. */
export interface Opening {
  /** The requests that are answered on it. */
  readonly requestIds: readonly RequestId[]
  /**
   * Called if it goes on with an earlier stream, with the requests of that one; not if it is refused before. Those of a
   * stream that is forgotten are answered by errors, and it is over.
   */
  readonly onResume?: (requestIds: readonly RequestId[], isForgotten: boolean) => void
}

/**
 * Knows for which requests of a session a stream is opened, which the SDK does not say with the first event of it: by
 * opening one at a time, and by the request for which something is sent. An AsyncLocalStorage would know it, too, but with
 * Node 20 and 22 makes every promise of the process dearer.
 */
export class StreamOpenings {
  /** The one that is being opened. */
  current: Opening | undefined
  #opened: Promise<unknown> = Promise.resolve()
  /** Those of which nothing has been sent yet. */
  readonly #silent = new Map<RequestId, Opening>()
  #sendingFor: RequestId | undefined

  /** Runs what opens a stream, as soon as the one before is open or refused, within this turn of the event loop. */
  run(opening: Opening, open: () => Promise<Response>): Promise<Response> {
    const opened = this.#opened.then(async () => {
      this.current = opening
      // One that is refused takes the place of no request.
      const added = opening.requestIds.filter((id) => !this.#silent.has(id))
      for (const id of added) this.#silent.set(id, opening)
      const response = await open()
      if (!response.ok) this.forget(added)
      return response
    })
    const done = (): void => {
      this.current = undefined
    }
    this.#opened = opened.then(done, done)
    return opened
  }

  /** Runs what sends something for a request. */
  sending<T>(requestId: RequestId | undefined, send: () => T): T {
    this.#sendingFor = requestId
    const sent = send()
    this.#sendingFor = undefined
    return sent
  }

  /** What the stream was opened for whose first event is sent now: for a request, or only to open it. */
  take(): Opening | undefined {
    const opening = this.#sendingFor === undefined ? this.current : this.#silent.get(this.#sendingFor)
    if (opening) this.forget(opening.requestIds)
    return opening
  }

  /** Nothing will be sent for these requests. */
  forget(requestIds: readonly RequestId[]): void {
    for (const id of requestIds) this.#silent.delete(id)
  }
}
