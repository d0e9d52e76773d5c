import { ProtocolError } from '@modelcontextprotocol/server'
import { uriCharactersMax } from '../executor/program-event.js'

/** What a session keeps is bounded by this and by the length of a URI. */
const subscriptionsMax = 200

/** What a client of before 2026 asks for: https://modelcontextprotocol.io/specification/2025-11-25/server/resources#subscriptions */
export const subscribing: Readonly<Record<string, (to: Set<string>, uri: string) => void>> = {
  'resources/subscribe': (to, uri) => {
    if (to.size >= subscriptionsMax && !to.has(uri))
      throw new ProtocolError(
        -32602,
        `A session can subscribe to ${subscriptionsMax} resources; unsubscribe from others first`,
      )
    if (uri.length > uriCharactersMax)
      throw new ProtocolError(-32602, `A URI has at most ${uriCharactersMax} characters, not ${uri.length}`)
    to.add(uri)
  },
  'resources/unsubscribe': (to, uri) => {
    to.delete(uri)
  },
}
