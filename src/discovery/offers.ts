import type { Icon } from './abilities.js'

/**
 * What a plugin offers beside tools. `Run` is what must be run for it: a command in a description, a tool in the
 * catalog. `shown` is what clients get in a list, in MCP's own words.
 */
export interface Offers<Run> {
  readonly resources: readonly Resource<Run>[]
  readonly templates: readonly ResourceTemplate<Run>[]
  readonly prompts: readonly Prompt<Run>[]
}

/** https://modelcontextprotocol.io/specification/2025-11-25/server/resources */
export interface Resource<Run> {
  readonly shown: ShownResource
  readonly from: ResourceSource<Run>
}

/** `file` is a path within the plugin's folder. */
export type ResourceSource<Run> = { readonly file: string } | { readonly run: Run }

/** Resources whose URIs differ by the variables of a template, each of which is an argument of what is run. */
export interface ResourceTemplate<Run> {
  readonly shown: ShownTemplate
  readonly from: { readonly run: Run }
  readonly completers: Completers<Run>
}

/** https://modelcontextprotocol.io/specification/2025-11-25/server/prompts */
export interface Prompt<Run> {
  readonly shown: ShownPrompt
  /** `text` is the message, in which `{name}` stands for the argument of that name. */
  readonly from: { readonly text: string } | { readonly run: Run }
  readonly completers: Completers<Run>
}

/** How a person who types an argument is offered values, by the argument's name; absent: not at all. */
export type Completers<Run> = Readonly<Record<string, Completer<Run>>>

/** Values to choose from, or what is run for them and prints one in each line. */
export type Completer<Run> = { readonly values: readonly string[] } | { readonly run: Run }

export interface ShownResource extends ShownContent {
  readonly uri: string
  /** In bytes. */
  readonly size?: number
}

export interface ShownTemplate extends ShownContent {
  readonly uriTemplate: string
}

interface ShownContent extends Shown {
  readonly mimeType?: string
  readonly annotations?: Readonly<Record<string, unknown>>
}

export interface ShownPrompt extends Shown {
  readonly arguments?: readonly PromptArgument[]
}

export interface PromptArgument {
  readonly name: string
  readonly title?: string
  readonly description?: string
  readonly required?: boolean
}

interface Shown {
  readonly name: string
  readonly title?: string
  readonly description?: string
  readonly icons?: readonly Icon[]
  readonly _meta?: Readonly<Record<string, unknown>>
}

/** The offers with something else to run for each: what `change` makes of the run and of the URI or name that it is for. */
export function mapRuns<A, B>(
  { resources, templates, prompts }: Offers<A>,
  change: (run: A, of: string) => B,
): Offers<B> {
  const from = <Other extends object>(said: Other | { readonly run: A }, of: string) =>
    'run' in said ? { run: change(said.run, of) } : said
  const completersOf = (completers: Completers<A>, of: string): Completers<B> =>
    Object.fromEntries(Object.entries(completers).map(([name, one]) => [name, from(one, of)]))
  return {
    resources: resources.map((one) => ({ ...one, from: from(one.from, one.shown.uri) })),
    templates: templates.map((one) => ({
      ...one,
      from: { run: change(one.from.run, one.shown.uriTemplate) },
      completers: completersOf(one.completers, one.shown.uriTemplate),
    })),
    prompts: prompts.map((one) => ({
      ...one,
      from: from(one.from, one.shown.name),
      completers: completersOf(one.completers, one.shown.name),
    })),
  }
}
