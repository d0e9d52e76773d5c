import type { Config } from '../../../config.js'
import type { Plugin } from '../../../discovery/tool.js'
import { isOwnKey, referencesIn } from '../../../process/environment.js'
import { isSecretName } from '../../../process/secrets.js'

/** A variable that a plugin's manifest declares; its value is nobody's business. */
export interface DeclaredVariable {
  readonly name: string
  /** The variables of which its value is made; none if the manifest has the value itself. */
  readonly from: readonly string[]
  /** Those of them that no call would have. */
  readonly missing: readonly string[]
  readonly isSecret: boolean
}

/** The variables that a manifest declares; undefined if it declares none, and the program gets those of smcp. */
export function declaredVariables(
  { launch: { env } }: Pick<Plugin, 'launch'>,
  { environment, dotEnv }: Pick<Config, 'environment' | 'dotEnv'>,
): DeclaredVariable[] | undefined {
  if (env === undefined) return undefined
  const isSet = (name: string, there: Readonly<Record<string, string>>): boolean =>
    Object.hasOwn(there, name) && !isOwnKey(name)
  const isSecret = (names: readonly string[]): boolean => names.some(isSecretName)
  if (Array.isArray(env))
    return (env as readonly string[]).map((name) => ({
      name,
      from: [name],
      missing: isSet(name, environment) ? [] : [name],
      isSecret: isSecret([name]),
    }))
  return Object.entries(env as Readonly<Record<string, string>>).map(([name, value]) => {
    const from = referencesIn({ [name]: value })
    const missing = from.filter((one) => !isSet(one, environment) && !isSet(one, dotEnv))
    return { name, from, missing, isSecret: isSecret([name, ...from]) }
  })
}
