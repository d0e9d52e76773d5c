import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import type { Outcome } from '../../core/outcome.js'
import { steps } from '../../process/how-it-ran.js'
import type { HealthReport } from '../health.js'
import { registerGauges } from './gauges.js'

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]

/** What the server counts and measures, in the format of Prometheus. Labels take only values that the server makes itself. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #requests = new Counter({
    name: 'smcp_requests_total',
    help: 'Calls of tools, reads of resources and prompts, by what has come of them: ok, input_required, or the code of an error.',
    labelNames: ['kind', 'plugin', 'outcome'],
    registers: [this.#registry],
  })
  readonly #durations = new Histogram({
    name: 'smcp_request_duration_seconds',
    help: 'How long they took, in all.',
    labelNames: ['kind', 'plugin'],
    buckets,
    registers: [this.#registry],
  })
  readonly #runs = new Histogram({
    name: 'smcp_run_duration_seconds',
    help: 'How long programs were in the queue, took to start, and ran.',
    labelNames: ['how', 'step'],
    buckets,
    registers: [this.#registry],
  })
  readonly #cpu = new Counter({
    name: 'smcp_run_cpu_seconds_total',
    help: 'CPU time of programs, without those that they start; of those whose runner is told.',
    labelNames: ['plugin'],
    registers: [this.#registry],
  })
  readonly #refusals = new Counter({
    name: 'smcp_http_refusals_total',
    help: 'Answers of HTTP whose status is 400 or more.',
    labelNames: ['status'],
    registers: [this.#registry],
  })

  readonly #setGauges: (report: HealthReport) => void

  constructor(private readonly health: () => HealthReport) {
    // Otherwise it wakes an idle server a hundred times a second.
    collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: 100 })
    this.#setGauges = registerGauges(this.#registry)
  }

  countOutcome({ kind, plugin = '', outcome, ms, ran }: Outcome): void {
    this.#requests.inc({ kind, plugin, outcome })
    this.#durations.observe({ kind, plugin }, ms / 1000)
    if (!ran?.how) return
    for (const step of steps)
      this.#runs.observe({ how: ran.how, step: step.replace('Ms', '') }, ran[step] / 1000)
    if (ran.cpuMs !== undefined) this.#cpu.inc({ plugin }, ran.cpuMs / 1000)
  }

  countRefusal(status: number): void {
    this.#refusals.inc({ status })
  }

  /** All of them now, and the content type of that text. */
  async report(): Promise<{ readonly text: string; readonly contentType: string }> {
    this.#setGauges(this.health())
    return { text: await this.#registry.metrics(), contentType: this.#registry.contentType }
  }
}
