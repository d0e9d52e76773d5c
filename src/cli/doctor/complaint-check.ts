import { messageOf, SmcpError } from '../../errors.js'
import type { Check } from './check.js'

/** What another part of smcp refuses, as a problem, with what it says to do. */
export function complaintCheck(about: string, error: unknown, verdict: Check['verdict'] = 'problem'): Check {
  const hint = error instanceof SmcpError ? error.hint : undefined
  return { about, verdict, text: messageOf(error), ...(hint !== undefined && { cure: hint }) }
}
