import type { Finding, Severity } from '../finding.js'
import type { Rule } from '../rule.js'

/** Whose limit it is: a client's, or that of one version of a host. */
export type Whose = Pick<Finding, 'client' | 'host'>

/** A row of the table: who refuses, cuts or changes what breaks the rule, and what to do about it. */
export interface Limit extends Whose {
  readonly severity: Severity
  /** Its faults say what happens. */
  readonly rule: Rule
  readonly advice: string
}

export function limit(whose: Whose, severity: Severity, rule: Rule, advice: string): Limit {
  return { ...whose, severity, rule, advice }
}
