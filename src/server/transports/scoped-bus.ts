import { InMemoryServerEventBus, type ServerEvent, type ServerEventBus } from '@modelcontextprotocol/server'
import { concerns, type Change } from '../../core/changes.js'
import type { Caller } from '../../core/caller.js'

/** The SDK's bus of changes, in which each stream of `subscriptions/listen` hears only what concerns its caller. */
export class ScopedBus implements ServerEventBus {
  readonly #changes = new InMemoryServerEventBus()
  /** Whose stream is being opened, one at a time: the SDK does not say who subscribes. */
  #caller: Caller | undefined
  #opened: Promise<unknown> = Promise.resolve()
  /** The change that is being published. */
  #change: Change | undefined

  /** Opens a stream of this caller, as soon as the one before is open, within this turn of the event loop. */
  listenAs<T>(caller: Caller, open: () => Promise<T>): Promise<T> {
    const opened = this.#opened.then(() => {
      this.#caller = caller
      return open()
    })
    const done = (): void => {
      this.#caller = undefined
    }
    this.#opened = opened.then(done, done)
    return opened
  }

  /** Publishes a change by what the SDK makes of it. */
  publishFor(change: Change, publish: () => void): void {
    this.#change = change
    publish()
    this.#change = undefined
  }

  publish(event: ServerEvent): void {
    this.#changes.publish(event)
  }

  subscribe(listener: (event: ServerEvent) => void): () => void {
    const caller = this.#caller
    return this.#changes.subscribe((event) => {
      if (!this.#change || !caller || concerns(this.#change, caller)) listener(event)
    })
  }
}
