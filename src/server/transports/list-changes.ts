import type { ServerResponse } from 'node:http'
import { whenClosed } from '../when-closed.js'

/** Tells a client about changes of the list of tools; if it has no open stream, it is told when it listens again. */
export class ListChanges {
  #streams = 0
  #isMissed = false

  constructor(private readonly send: () => void) {}

  notify(): void {
    if (this.#streams === 0) this.#isMissed = true
    else this.send()
  }

  /** Uses this response as a stream of its client, until it closes. */
  listen(response: ServerResponse): void {
    this.#streams += 1
    if (this.#isMissed) this.send()
    this.#isMissed = false
    whenClosed(response, () => {
      this.#streams -= 1
    })
  }
}
