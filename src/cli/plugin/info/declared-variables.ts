import type { Config } from '../../../config.js'
import type { Plugin } from '../../../discovery/tool.js'
import { programEnvironment, referencesIn } from '../../../process/environment.js'
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
  const { inherited, named = {} } = programEnvironment(environment, dotEnv)
  const declared = (
    name: string,
    from: readonly string[],
    places: readonly Readonly<Record<string, string>>[],
  ): DeclaredVariable => ({
    name,
    from,
    missing: from.filter((one) => !places.some((place) => Object.hasOwn(place, one))),
    isSecret: [name, ...from].some(isSecretName),
  })
  if (Array.isArray(env)) return (env as readonly string[]).map((name) => declared(name, [name], [inherited]))
  return Object.entries(env as Readonly<Record<string, string>>).map(([name, value]) =>
    declared(name, referencesIn({ [name]: value }), [inherited, named]),
  )
}
