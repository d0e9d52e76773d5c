import type { JsonSchema } from '../../src/discovery/tool.js'
import { isMeta, isSpelled, normalize, spellings } from './spelling.js'
import type { TrueCommand, TrueParameter, TrueProgram } from './truth.js'

export interface ParameterPairs {
  /** Each wanted parameter, with its property if there is one. */
  readonly wanted: readonly { readonly parameter: TrueParameter; readonly property: string | undefined }[]
  /** Properties without a parameter. */
  readonly unexpected: readonly string[]
}

/** Finds the property of each parameter of a command, by name. */
export function pairParameters(
  schema: JsonSchema,
  { parameters }: TrueCommand,
  { globals }: TrueProgram,
): ParameterPairs {
  const known = parameters.map(knownAs)
  const properties = propertiesOf(schema).filter(
    (name) => !isMeta(name) || known.some(({ names }) => names.has(normalize(name))),
  )
  const pairs = pair(properties, known)
  const paired = new Set(pairs.values())
  const globalNames = globals.map((one) => spellings({ ...one, isSwitch: true }))
  return {
    wanted: parameters.filter(isWanted).map((parameter) => ({ parameter, property: pairs.get(parameter) })),
    unexpected: properties.filter((name) => !paired.has(name) && !isGlobal(globalNames, name)),
  }
}

/** Whether it is an option of the root, also where smcp has named it apart from one of the command. */
function isGlobal(globalNames: readonly ReadonlySet<string>[], name: string): boolean {
  const plain = name.replace(/^global_/, '')
  return globalNames.some((names) => isSpelled(names, name) || isSpelled(names, plain))
}

/** Whether a parameter is neither optional nor one of the groups above. */
export function isWanted({ optional, global }: TrueParameter): boolean {
  return optional !== true && global !== true
}

/** The names of a tool's properties. */
export function propertiesOf(schema: JsonSchema): string[] {
  return Object.keys(schema.properties ?? {})
}

interface Known {
  readonly parameter: TrueParameter
  readonly exact: ReadonlySet<string>
  readonly names: ReadonlySet<string>
}

/** From the narrowest likeness to the widest: `-t` and `-T` differ, `dryRun` and `--dry-run` are the same. */
const likenesses: readonly ((property: string, known: Known) => boolean)[] = [
  (property, { exact }) => exact.has(withoutDashes(property)),
  (property, { parameter }) => normalize(property) === normalize(parameter.name),
  (property, { names }) => isSpelled(names, property),
]

/** Pairs properties and parameters, the narrowest likeness and the longest property first; nothing is paired twice. */
function pair(properties: readonly string[], known: readonly Known[]): Map<TrueParameter, string> {
  const pairs = new Map<TrueParameter, string>()
  const free = new Set([...properties].sort((a, b) => b.length - a.length))
  for (const isLike of likenesses) {
    for (const property of free) {
      const match = known.find((one) => !pairs.has(one.parameter) && isLike(property, one))
      if (!match) continue
      pairs.set(match.parameter, property)
      free.delete(property)
    }
  }
  return pairs
}

function knownAs(parameter: TrueParameter): Known {
  return {
    parameter,
    exact: new Set([parameter.name, ...parameter.flags].map(withoutDashes)),
    names: spellings({ ...parameter, isSwitch: parameter.type === 'boolean' }),
  }
}

function withoutDashes(name: string): string {
  return name.replace(/^-+/, '')
}
