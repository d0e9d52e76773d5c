import { join } from 'node:path'
import { isOwnKey, referencesIn, type ProgramEnvironment } from '../../process/environment.js'
import { manifestName } from '../manifest.js'
import { problemIn } from '../problem.js'
import type { Plugin, Problem } from '../tool.js'

/** Which variables a program can be given. */
export interface KnownVariables {
  readonly environment: ProgramEnvironment
  /** Whether a caller may bring it, so that nobody knows before a call. */
  readonly mayBeBrought: (variable: string) => boolean
}

/** A warning for each variable that a manifest names and no call will have, with what to do about it. */
export function unsetVariables({ name, dir, launch }: Plugin, known: KnownVariables): Problem[] {
  const { environment, mayBeBrought } = known
  const { inherited, named = {} } = environment
  const { env = {} } = launch
  const file = problemIn(join(dir, manifestName), name)
  const has = (variables: Readonly<Record<string, string>>, variable: string): boolean =>
    Object.hasOwn(variables, variable)
  const empty = referencesIn(env)
    .filter((variable) => ![inherited, named].some((variables) => has(variables, variable)))
    .filter((variable) => !mayBeBrought(variable))
    .map((variable) => `\${${variable}} is empty, because ${why(variable)}`)
  const listed = Array.isArray(env) ? (env as readonly string[]) : []
  const unreached = listed
    .filter((variable) => !has(inherited, variable) && has(named, variable))
    .map(
      (variable) =>
        `${variable} is left out, because it is only in .env; to have it, write {"${variable}": "\${${variable}}"}`,
    )
  return [...empty, ...unreached].map((message) => file.warning(message, 'env'))
}

function why(variable: string): string {
  return isOwnKey(variable)
    ? 'no program gets this key of smcp'
    : `${variable} is not set; set it in the environment of smcp, or in .env in its working folder`
}
