import { asListed } from '../../core/tools.js'
import { groupBy } from '../../group-by.js'
import type { Parameter, Source, Tool } from '../../discovery/tool.js'
import { someNames } from '../some-names.js'

/** Where a tool and its parameters come from, and what is uncertain about it. */
export interface Provenance {
  readonly plugin: string
  /** Name of the file or command that is started. */
  readonly file: string
  readonly source: Source
  readonly parameters: readonly ParameterProvenance[]
  /** What is uncertain and why, in words for a person. */
  readonly doubts: readonly string[]
}

interface ParameterProvenance {
  readonly name: string
  readonly source: Source
  /** The source of its spelling on the command line, where that is another one. */
  readonly spelledBy?: Source
  /** The sources of its text or its values, where those are others. */
  readonly completedBy?: readonly Origin[]
  /** Its default comes from smcp.json, and is sent with every call that gives no value. */
  readonly hasManifestDefault: boolean
}

/** A source, or what only completes one. */
export type Origin = NonNullable<Parameter['completedBy']>[number]

/** A table with more names would hardly be readable. */
const namesMax = 4

/** The provenance of a tool, as fields. */
export function provenance({ plugin, launch, source, command }: Tool): Provenance {
  return {
    plugin,
    file: launch.file,
    source,
    parameters: command.parameters.map((parameter) => parameterProvenance(parameter, source)),
    doubts: command.doubts ?? [],
  }
}

/** A tool in the form of MCP's tools/list, and its provenance. */
export function asExamined(tool: Tool): Record<string, unknown> {
  return { ...asListed(tool), ...provenance(tool) }
}

/** The source of a tool in words, and of parameters where it differs: `help; count, level by parser`. */
export function sourceWords(tool: Tool): string {
  const { source, parameters } = provenance(tool)
  const differences = parameters.flatMap((one) =>
    parameterWords(one, source, (other) => other).map((says) => ({ name: one.name, says })),
  )
  const parts = groupBy(differences, ({ says }) => says).map((alike) => {
    const isAll = alike.length === parameters.length && alike.length > 1
    return `${
      isAll
        ? 'all parameters'
        : someNames(
            alike.map(({ name }) => name),
            namesMax,
          )
    } ${alike[0].says}`
  })
  return [source, ...parts].join('; ')
}

/** What is special about the source of a parameter, in words: `by parser`, `spelled by parser`. */
export function parameterWords(
  { source, spelledBy, completedBy, hasManifestDefault }: ParameterProvenance,
  sourceOfTool: Source,
  nameOf: (origin: Origin) => string,
): string[] {
  return [
    ...(source === sourceOfTool ? [] : [`by ${nameOf(source)}`]),
    ...(spelledBy === undefined ? [] : [`spelled by ${nameOf(spelledBy)}`]),
    ...(completedBy === undefined ? [] : [`completed by ${completedBy.map(nameOf).join(' and ')}`]),
    ...(hasManifestDefault ? ['with a default by smcp.json'] : []),
  ]
}

function parameterProvenance(
  { name, source, spelledBy, completedBy, sentDefault }: Parameter,
  sourceOfTool: Source,
): ParameterProvenance {
  return {
    name,
    source: source ?? sourceOfTool,
    ...(spelledBy !== undefined && { spelledBy }),
    ...(completedBy !== undefined && { completedBy }),
    hasManifestDefault: sentDefault !== undefined,
  }
}
