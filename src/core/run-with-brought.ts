import type { Run } from '../process/job.js'
import type { Caller } from './caller.js'
import type { Call } from './handler.js'

/** Finds the secrets of a caller, by the variables in which programs get them. */
export type SecretsOf = (caller: Caller) => Promise<Readonly<Record<string, string>>>

/** The same `run`, whose programs get what their caller and this request bring; the request comes first. */
export async function runWithBrought(
  run: Run,
  { caller, brought: ofRequest }: Pick<Call, 'caller' | 'brought'>,
  secretsOf?: SecretsOf,
): Promise<Run> {
  const brought = { ...(await secretsOf?.(caller)), ...ofRequest }
  if (Object.keys(brought).length === 0) return run
  return (job, io) => run(job, { ...io, brought })
}
