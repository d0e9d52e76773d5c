import type { RequestHandler } from 'express'
import type { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { isObject } from '../../is-object.js'
import type { Identity } from '../auth.js'
import { refuse } from '../http-errors.js'
import type { Keys } from './keys.js'
import { parseRate } from './rate.js'

/** Those that may run a program. */
const calls: ReadonlySet<unknown> = new Set(['tools/call', 'prompts/get', 'resources/read'])

/** Refuses calls of a key that calls more often than it may, with 429 and the seconds after which it may call again. */
export function limitRate(keys: Keys): RequestHandler {
  const limiters = new Map<string, Promise<RateLimiterMemory>>()
  return async (request, response, next) => {
    const { key } = response.locals.identity as Identity
    const named = keys.find(key)
    const points = callsIn(request.body)
    if (!named?.rate || points === 0) {
      next()
      return
    }
    const limiter = limiters.get(named.rate) ?? createLimiter(named.rate)
    limiters.set(named.rate, limiter)
    const consumed = (await limiter).consume(named.sha256, points)
    // It rejects with what is left, of which there is too little.
    const lack = await consumed.then(
      () => undefined,
      (left: unknown) => left as RateLimiterRes,
    )
    if (!lack) {
      next()
      return
    }
    const seconds = Math.max(1, Math.ceil(lack.msBeforeNext / 1000))
    response.set('Retry-After', String(seconds))
    refuse(
      response,
      429,
      -32000,
      `The key "${named.name}" has called ${named.rate} already; call again in ${seconds} s`,
    )
  }
}

/** Loaded only where a key has a rate. */
async function createLimiter(rate: string): Promise<RateLimiterMemory> {
  const { RateLimiterMemory: Limiter } = await import('rate-limiter-flexible')
  const { calls: points, seconds: duration } = parseRate(rate)
  return new Limiter({ points, duration })
}

function callsIn(body: unknown): number {
  const messages = Array.isArray(body) ? body : [body]
  return messages.filter((message) => isObject(message) && calls.has(message.method)).length
}
