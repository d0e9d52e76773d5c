import { createAsk } from '../../src/core/ask.js'
import type { Call } from '../../src/core/handler.js'

/** A call of a client that wants to know nothing and can do nothing, but for what is given. */
export function makeCall(given: Partial<Call> = {}): Call {
  return {
    id: 'a',
    signal: new AbortController().signal,
    caller: {},
    notify: () => undefined,
    log: () => undefined,
    client: { capabilities: {} },
    answers: {},
    ask: createAsk({}),
    state: undefined,
    ...given,
  }
}
