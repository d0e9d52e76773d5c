import { EventEmitter } from 'node:events'
import { scopeOf, type Caller } from './caller.js'

/** What clients may want to know: that a list is another one, or the contents of a resource. */
export type Change =
  | {
      readonly list: 'tools' | 'prompts' | 'resources'
      /** That of the callers who see the change; undefined: all do. */
      readonly scope?: string
    }
  | {
      /** Its URI. */
      readonly resource: string
    }

/** Several changes of one thing within this time are told as one, for a program may tell of thousands. */
const gatherMs = 50
/** So many resources are told of at once; of more than that, clients hear when they change again. */
const resourcesMax = 1000

/** The one way by which changes reach the clients of all transports, a moment after they are told. */
export class Changes extends EventEmitter<{ change: [Change] }> {
  /** By their texts. */
  readonly #coming = new Map<string, Change>()

  tell(change: Change): void {
    if (this.#coming.size === 0) setTimeout(this.#pass, gatherMs).unref()
    if ('list' in change || this.#coming.size < resourcesMax) this.#coming.set(JSON.stringify(change), change)
  }

  readonly #pass = (): void => {
    const changes = [...this.#coming.values()]
    this.#coming.clear()
    for (const change of changes) this.emit('change', change)
  }
}

/** A change in the words of a program: the name of a list, or the URI of a resource. */
export function changeOf(what: string): Change {
  return what === 'tools' || what === 'prompts' || what === 'resources' ? { list: what } : { resource: what }
}

/** Whether this caller sees the change. */
export function concerns(change: Change, caller: Caller): boolean {
  return !('list' in change) || change.scope === undefined || change.scope === scopeOf(caller)
}
