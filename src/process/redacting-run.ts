import { oncePer } from '../once.js'
import { jobEnvironment } from './environment.js'
import type { Run } from './job.js'
import type { Launch } from './launch.js'
import { LineBuffer } from './line-buffer.js'
import { Redactor } from './redactor.js'
import { secretsIn } from './secrets.js'

/** The same `run`, whose programs show in their output none of the secrets that they are given. */
export function redactingRun(inner: Run, environment: Readonly<Record<string, string>>): Run {
  // What a plugin is given is the same in each call, but for the variables of the job itself.
  const secretsOf = oncePer((launch: Launch) => secretsIn(jobEnvironment(environment, { id: '', launch })))
  return async (job, io = {}) => {
    const { variables = {}, inherited = {} } = job
    const secrets = [
      ...secretsOf(job.launch),
      ...secretsIn(variables, job.secrets),
      ...secretsIn(inherited, Object.keys(inherited)),
    ]
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
