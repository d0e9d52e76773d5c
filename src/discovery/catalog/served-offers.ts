import type { Served, ServedOffers } from '../offering.js'
import type { Problem } from '../tool.js'
import { problemIn } from '../problem.js'
import type { Loaded } from './load-plugin.js'

export interface OffersOfAll {
  readonly offers: ServedOffers
  /** What is there already, by the plugin that does not get to offer it. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>
}

/**
 * What all plugins offer, in their order; the first of those with the same URI or name is kept. `isServed` says of a name
 * with its plugin's prefix whether it is served.
 */
export function offersOfAll(plugins: readonly Loaded[], isServed: (name: string) => boolean): OffersOfAll {
  const problems = new Map<string, Problem[]>()
  const firstOf = <Offer>(
    what: string,
    all: readonly Served<Offer>[],
    keyOf: (offer: Offer) => string,
    nameOf: (offer: Served<Offer>) => string,
  ): Served<Offer>[] => {
    const first = new Map<string, Served<Offer>>()
    for (const offer of all.filter((one) => isServed(nameOf(one)))) {
      const key = keyOf(offer)
      const holder = first.get(key)
      if (!holder) {
        first.set(key, offer)
        continue
      }
      const { name, mainFile } = offer.plugin
      const message = `the ${what} ${key} belongs to plugin ${holder.plugin.name}`
      problems.set(name, [...(problems.get(name) ?? []), problemIn(mainFile, name).error(message)])
    }
    return [...first.values()]
  }
  const all = plugins.map(({ offers }) => offers)
  const resources = all.flatMap((one) => one.resources)
  const templates = all.flatMap((one) => one.templates)
  const prompts = all.flatMap((one) => one.prompts)
  const offers = {
    resources: firstOf('resource', resources, ({ shown }) => shown.uri, prefixedName),
    templates: firstOf('resource template', templates, ({ shown }) => shown.uriTemplate, prefixedName),
    prompts: firstOf(
      'prompt',
      prompts,
      ({ shown }) => shown.name,
      ({ shown }) => shown.name,
    ),
  }
  return { offers, problems }
}

/** The name by which globs know a resource: for clients it has no prefix, but a whole plugin is excluded or allowed by it. */
export function prefixedName({
  shown,
  plugin,
}: Served<{ readonly shown: { readonly name: string } }>): string {
  return `${plugin.name}__${shown.name}`
}

/** Whether there is anything among them. */
export function hasOffers({ resources, templates, prompts }: ServedOffers): boolean {
  return resources.length + templates.length + prompts.length > 0
}

/** Whether clients see the same lists of resources and templates. */
export function hasSameResources(a: ServedOffers, b: ServedOffers): boolean {
  return isSameList(a.resources, b.resources) && isSameList(a.templates, b.templates)
}

/** Whether clients see the same list of prompts. */
export function hasSamePrompts(a: ServedOffers, b: ServedOffers): boolean {
  return isSameList(a.prompts, b.prompts)
}

function isSameList(
  a: readonly { readonly shown: object }[],
  b: readonly { readonly shown: object }[],
): boolean {
  const shown = (all: typeof a): string => JSON.stringify(all.map((one) => one.shown))
  return a === b || shown(a) === shown(b)
}
