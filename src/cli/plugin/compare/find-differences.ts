import { isUnknown } from '../../../discovery/describe/any-arguments.js'
import { foldName } from '../../../discovery/parameter-name.js'
import type { Command, JsonSchema, Parameter } from '../../../discovery/tool.js'
import { groupBy } from '../../../group-by.js'
import type { SourceDescription, Teller } from './describe-by-sources.js'
import { matchParameters, type KnownBy } from './match-parameters.js'

/** What sources may say differently: whether they know a command, its options or one of them, or a fact about that. */
type Fact = 'command' | 'options' | 'parameter' | 'type' | 'values' | 'required' | 'default'

/** Something that the sources of a plugin do not say alike. */
export interface Difference {
  readonly command: string
  /** Its name in the best source that knows it. */
  readonly parameter?: string
  readonly fact: Fact
  /** What each says of it that says anything, best first; null: nothing in particular. */
  readonly by: Readonly<Partial<Record<Teller, unknown>>>
}

/** What the sources of a plugin say differently, and which were compared, best first; `served` comes last. */
export interface Comparison {
  readonly sources: readonly Teller[]
  readonly differences: readonly Difference[]
}

/** Compares these descriptions of one plugin, command by command. */
export function compareDescriptions(descriptions: readonly SourceDescription[]): Comparison {
  const sources = descriptions.map(({ source }) => source)
  const hasContract = sources.includes('contract')
  const known = descriptions.flatMap(({ source, commands }) =>
    commands.map((command) => ({ source, item: hasContract ? withoutDescribe(command) : command })),
  )
  const alike = groupBy(known, ({ item }) => foldName(item.name))
  return { sources, differences: alike.flatMap((one) => commandDifferences(one, sources)) }
}

/** The option by which a contract is asked for is no part of it. */
function withoutDescribe(command: Command): Command {
  return { ...command, parameters: command.parameters.filter(({ flag }) => flag !== '--describe') }
}

function commandDifferences(
  known: readonly [KnownBy<Command>, ...KnownBy<Command>[]],
  sources: readonly Teller[],
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
  tellers: readonly Teller[],
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

/** One difference if these sources do not all say the same, else none. A help that shows no type has numbers as texts. */
function differenceIn(
  fact: Fact,
  sources: readonly Teller[],
  says: (source: Teller) => unknown,
): Pick<Difference, 'fact' | 'by'>[] {
  const all = sources.map((source) => [source, says(source)] as const)
  const isSame = new Set(all.map(([, value]) => asText(value))).size < 2
  return isSame ? [] : [{ fact, by: Object.fromEntries(all) }]
}

function asText(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'number' ? String(one) : one))
}

function typeOf({ type, items }: JsonSchema): string {
  if (type === 'array') return `${typeOf((items ?? {}) as JsonSchema)}[]`
  return typeof type === 'string' ? type : 'any'
}

/** The only values that are allowed, of a list for each item. */
function valuesOf({ enum: values, items }: JsonSchema): unknown {
  return values ?? (items as JsonSchema | undefined)?.enum
}
