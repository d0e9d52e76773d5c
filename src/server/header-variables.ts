import type { RequestHandler } from 'express'
import { AsyncLocalStorage } from 'node:async_hooks'
import type { HeaderVariable } from '../setting-values.js'

type Variables = Readonly<Record<string, string>>

const none: Variables = {}

/**
 * The variables that a request brings in its headers. They pass the transports, which know nothing of them, with the
 * request that is being handled: a message that it carries is answered within it.
 */
export class HeaderVariables {
  readonly #now = new AsyncLocalStorage<Variables>()

  constructor(private readonly pairs: readonly HeaderVariable[]) {}

  /** Takes them from a request, for all that is done for it. */
  readonly take: RequestHandler = (request, _response, next) => {
    if (this.pairs.length === 0) {
      next()
      return
    }
    const given = this.pairs.flatMap(({ header, variable }) => {
      const value = request.get(header)
      return value === undefined || value === '' ? [] : [[variable, value] as const]
    })
    // Also where there are none: nothing of an earlier request of this connection is to be seen here.
    this.#now.run(Object.fromEntries(given), next)
  }

  /** Those of the request that is being handled. */
  get now(): Variables {
    return this.#now.getStore() ?? none
  }
}
