import type { GoldenTest } from './test-golden-calls.js'
import { isFailed } from './golden-report.js'

/** The golden calls as JSON: what was called, what came and what that took. */
export function goldenJson({ results, problems, others }: GoldenTest): Record<string, unknown> {
  return {
    calls: results.map((one) => {
      const { place, call, result, problem, mismatch, ran, isUpdated, forked } = one
      const { name, command, arguments: given = {} } = call
      return {
        place,
        ...(name !== undefined && { name }),
        command,
        arguments: given,
        ok: !isFailed(one),
        ...(isUpdated && { updated: true }),
        ...(problem !== undefined && { problem }),
        ...(mismatch && { mismatch }),
        ...(result && { result }),
        ...(ran && { ran }),
        ...(forked && { forked }),
      }
    }),
    problems,
    others,
  }
}
