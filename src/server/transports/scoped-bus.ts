import { InMemoryServerEventBus, type ServerEvent, type ServerEventBus } from '@modelcontextprotocol/server'
import { AsyncLocalStorage } from 'node:async_hooks'
import { concerns, type Change } from '../../core/changes.js'
import type { Caller } from '../../core/caller.js'

/** The SDK's bus of changes, in which each stream of `subscriptions/listen` hears only what concerns its caller. */
export class ScopedBus implements ServerEventBus {
  readonly #changes = new InMemoryServerEventBus()
  /** The SDK does not say whose stream it is that subscribes. */
  readonly #listening = new AsyncLocalStorage<Caller>()
  /** The change that is being published. */
  #change: Change | undefined

  /** Does what makes this caller's stream subscribe. */
  listenAs<T>(caller: Caller, work: () => T): T {
    return this.#listening.run(caller, work)
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
    const caller = this.#listening.getStore()
    return this.#changes.subscribe((event) => {
      if (!this.#change || !caller || concerns(this.#change, caller)) listener(event)
    })
  }
}
