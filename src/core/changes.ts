import { EventEmitter } from 'node:events'

/** What clients may want to know: that a list is another one, or the contents of a resource. */
export type Change =
  | { readonly list: 'tools' | 'prompts' | 'resources' }
  | {
      /** Its URI. */
      readonly resource: string
    }

/** The one way by which changes reach the clients of all transports. */
export class Changes extends EventEmitter<{ change: [Change] }> {
  tell(change: Change): void {
    this.emit('change', change)
  }
}

/** A change in the words of a program: the name of a list, or the URI of a resource. */
export function changeOf(what: string): Change {
  return what === 'tools' || what === 'prompts' || what === 'resources' ? { list: what } : { resource: what }
}
