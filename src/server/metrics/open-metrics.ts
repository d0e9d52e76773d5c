import type { RequestHandler } from 'express'
import type { Outcomes } from '../../core/outcome.js'
import { once } from '../../once.js'
import type { HealthReport } from '../health.js'
import type { Metrics } from './metrics.js'

export interface Metering {
  /** Counts what is refused. */
  readonly count: RequestHandler
  /** Answers in the format of Prometheus. */
  readonly answer: RequestHandler
  /** Loads what counts, before anybody waits for it. */
  readonly load: () => Promise<unknown>
}

/** Counts outcomes and refusals from now on. What counts is loaded with the first of them: it would delay the start. */
export function openMetrics(outcomes: Outcomes, health: () => HealthReport): Metering {
  const metrics = once(async (): Promise<Metrics> => {
    const { Metrics: Counting } = await import('./metrics.js')
    return new Counting(health)
  })
  outcomes.on('outcome', (outcome) => {
    void metrics().then((counting) => {
      counting.countOutcome(outcome)
    })
  })
  return {
    load: metrics,
    count: (_request, response, next) => {
      response.once('finish', () => {
        const { statusCode } = response
        if (statusCode < 400) return
        void metrics().then((counting) => {
          counting.countRefusal(statusCode)
        })
      })
      next()
    },
    answer: async (_request, response) => {
      const { text, contentType } = await (await metrics()).report()
      response.set('Content-Type', contentType).send(text)
    },
  }
}
