import type { ServerResponse } from 'node:http'
import type { Change } from '../../core/changes.js'
import { whenClosed } from '../when-closed.js'

/** So many changed resources are remembered for a client that is away. */
const resourcesMax = 100

/** Tells a client about changes; if it has no open stream, it is told when it listens again. */
export class MissedChanges {
  #streams = 0
  /** By their texts, for several changes of one thing are one. */
  readonly #missed = new Map<string, Change>()

  constructor(private readonly send: (change: Change) => void) {}

  notify(change: Change): void {
    if (this.#streams > 0) this.send(change)
    else if ('list' in change || this.#missed.size < resourcesMax)
      this.#missed.set(JSON.stringify(change), change)
  }

  /** Uses this response as a stream of its client, until it closes. */
  listen(response: ServerResponse): void {
    this.#streams += 1
    for (const change of this.#missed.values()) this.send(change)
    this.#missed.clear()
    whenClosed(response, () => {
      this.#streams -= 1
    })
  }
}
