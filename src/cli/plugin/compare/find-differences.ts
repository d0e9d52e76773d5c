import { isUnknown } from '../../../discovery/describe/any-arguments.js'
import { foldName } from '../../../discovery/parameter-name.js'
import type { Command, JsonSchema, Parameter } from '../../../discovery/tool.js'
import { groupBy } from '../../../group-by.js'
import type { Describer, SourceDescription } from './describe-by-sources.js'
import { matchParameters, type KnownBy } from './match-parameters.js'

/** What sources may say differently: whether they know a command, its options or one of them, or a fact about that. */
type Fact = 'command' | 'options' | 'parameter' | 'type' | 'values' | 'required' | 'default'

/** Something that the sources of a plugin do not say alike. */
export interface Difference {
  readonly command: string
  /** Its name in the best source that knows it. */
  readonly parameter?: string
  readonly fact: Fact
  /** What each describer says that says anything of it, best first; null: nothing in particular. */
  readonly by: Readonly<Partial<Record<Describer, unknown>>>
}

/** Finds what these descriptions of one plugin say differently, command by command. */
export function findDifferences(descriptions: readonly SourceDescription[]): Difference[] {
  const known = descriptions.flatMap(({ source, commands }) => commands.map((item) => ({ source, item })))
  const names = descriptions.map(({ source }) => source)
  return groupBy(known, ({ item }) => foldName(item.name)).flatMap((alike) =>
    commandDifferences(alike, names),
  )
}

function commandDifferences(
  known: readonly [KnownBy<Command>, ...KnownBy<Command>[]],
  sources: readonly Describer[],
): Difference[] {
  const command = known[0].item.name
  // A source that does not know the options says nothing about any of them.
  const telling = known.filter(({ item }) => !isUnknown(item))
  const tellers = telling.map(({ source }) => source)
  return [
    ...differenceIn('command', sources, (one) => known.some(({ source }) => source === one)),
    ...differenceIn(
      'options',
      known.map(({ source }) => source),
      (one) => tellers.includes(one),
    ),
    ...matchParameters(telling).flatMap((alike) => parameterDifferences(alike, tellers)),
  ].map((difference) => ({ command, ...difference }))
}

function parameterDifferences(
  known: readonly [KnownBy<Parameter>, ...KnownBy<Parameter>[]],
  tellers: readonly Describer[],
): Omit<Difference, 'command'>[] {
  const facts: Readonly<
    Record<Exclude<Fact, 'command' | 'options' | 'parameter'>, (one: Parameter) => unknown>
  > = {
    type: ({ schema }) => typeOf(schema),
    values: ({ schema }) => valuesOf(schema) ?? null,
    required: ({ required }) => required,
    default: ({ schema }) => schema.default ?? null,
  }
  const saidBy = new Map(known.map(({ source, item }) => [source, item]))
  const said = known.map(({ source }) => source)
  return [
    ...differenceIn('parameter', tellers, (one) => saidBy.has(one)),
    ...Object.entries(facts).flatMap(([fact, read]) =>
      differenceIn(fact as Fact, said, (one) => {
        const parameter = saidBy.get(one)
        return parameter && read(parameter)
      }),
    ),
  ].map((difference) => ({ parameter: known[0].item.name, ...difference }))
}

/** One difference if these sources do not all say the same, else none. */
function differenceIn(
  fact: Fact,
  sources: readonly Describer[],
  says: (source: Describer) => unknown,
): Pick<Difference, 'fact' | 'by'>[] {
  const all = sources.map((source) => [source, says(source)] as const)
  const isSame = new Set(all.map(([, value]) => JSON.stringify(value))).size < 2
  return isSame ? [] : [{ fact, by: Object.fromEntries(all) }]
}

function typeOf({ type, items }: JsonSchema): string {
  if (type === 'array') return `${typeOf((items ?? {}) as JsonSchema)}[]`
  return typeof type === 'string' ? type : 'any'
}

/** The only values that are allowed, of a list for each item. */
function valuesOf({ enum: values, items }: JsonSchema): unknown {
  return values ?? (items as JsonSchema | undefined)?.enum
}
