import type { ProgressReport } from '../executor/program-event.js'
import type { Call } from './handler.js'

/**
 * Tells a client how far its request is, if it wants to know. Its numbers only rise, as MCP demands, even if a program's
 * do not: https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/progress
 */
export class Progress {
  #last: ProgressReport | undefined
  #isOwn = false

  constructor(private readonly call: Pick<Call, 'progressToken' | 'notify'>) {}

  /** What the program says of itself. */
  report({ progress, total, message }: ProgressReport): void {
    this.#isOwn = true
    this.#send({ progress, ...(total !== undefined && { total }), ...(message !== undefined && { message }) })
  }

  /** That it still runs; by the program's own numbers, where it has any, else in seconds. */
  beat(seconds: number): void {
    const message = `in progress for ${seconds} s`
    this.#send(this.#isOwn && this.#last ? { message, ...this.#last } : { progress: seconds, message })
  }

  #send(report: ProgressReport): void {
    const { progressToken, notify } = this.call
    if (progressToken === undefined) return
    const last = this.#last?.progress ?? -Infinity
    const progress = report.progress > last ? report.progress : last + Math.max(1, Math.abs(last)) * 1e-9
    this.#last = { ...report, progress }
    notify('notifications/progress', { progressToken, ...this.#last })
  }
}
