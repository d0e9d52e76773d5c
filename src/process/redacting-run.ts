import { oncePer } from '../once.js'
import { jobEnvironment, referencesIn, type ProgramEnvironment } from './environment.js'
import type { Run } from './job.js'
import type { Launch } from './launch.js'
import { LineBuffer } from './line-buffer.js'
import { Redactor } from './redactor.js'
import { secretsIn, type Secret } from './secrets.js'

/** The same `run`, whose programs show in their output none of the secrets that they are given. */
export function redactingRun(inner: Run, environment: ProgramEnvironment): Run {
  // What a plugin is given is the same in each call, but for the variables of the job itself.
  const secretsOf = oncePer((launch: Launch) => [
    ...secretsIn(jobEnvironment(environment, { id: '', launch })),
    ...secretsNamedBy(launch, environment),
  ])
  return async (job, io = {}) => {
    const { variables = {} } = job
    const { brought = {} } = io
    const secrets = [...secretsOf(job.launch), ...secretsIn(variables, job.secrets), ...allIn(brought)]
    if (secrets.length === 0) return await inner(job, io)
    const redactor = new Redactor(secrets)
    const { onStderr } = io
    // A secret may arrive in two pieces, but hardly in two lines.
    const lines = new LineBuffer((bytes) => onStderr?.(redactor.redact(bytes)))
    const onPiece = (chunk: Buffer): void => {
      lines.write(chunk)
    }
    const output = await inner(job, { ...io, ...(onStderr && { onStderr: onPiece }) })
    lines.end()
    return { ...output, stdout: redactor.redact(output.stdout), stderr: redactor.redact(output.stderr) }
  }
}

/** What is kept in `.env`, or comes with a call, is there because it is secret, whatever its name. */
function allIn(variables: Readonly<Record<string, string>>): readonly Secret[] {
  return secretsIn(variables, Object.keys(variables))
}

/** The secrets of which a plugin's values are made, whatever these are called. */
function secretsNamedBy({ env }: Launch, { inherited, named = {} }: ProgramEnvironment): readonly Secret[] {
  const names = referencesIn(env)
  const ofThese = (variables: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)))
  return [...secretsIn(ofThese(inherited)), ...allIn(ofThese(named))]
}
