import type { Served, ServedOffers } from '../discovery/offering.js'
import type { Resource, ResourceSource } from '../discovery/offers.js'
import type { Plugin, Tool } from '../discovery/tool.js'
import { readUriTemplate, type UriTemplate } from '../discovery/uri-template.js'
import { oncePer } from '../once.js'

/** Where a resource comes from. */
export interface FoundResource {
  readonly from: ResourceSource<Tool>
  readonly mimeType: string | undefined
  /** The variables of its template. */
  readonly args: Readonly<Record<string, string>>
  readonly plugin: Plugin
}

/** Finds a resource by its URI: one that is listed, else of the first template that has it. Undefined if none has. */
export function findResource(offers: ServedOffers, uri: string): FoundResource | undefined {
  const { byUri, templates } = indexOf(offers)
  const resource = byUri.get(uri)
  if (resource) {
    const { from, shown, plugin } = resource
    return { from, mimeType: shown.mimeType, args: {}, plugin }
  }
  for (const [{ match }, { from, shown, plugin }] of templates) {
    const args = match(uri)
    if (args) return { from, mimeType: shown.mimeType, args, plugin }
  }
  return undefined
}

interface Index {
  readonly byUri: ReadonlyMap<string, Served<Resource<Tool>>>
  readonly templates: readonly (readonly [UriTemplate, ServedOffers['templates'][number]])[]
}

/** Made once for each set of offers, which never changes. */
const indexOf: (offers: ServedOffers) => Index = oncePer(({ resources, templates }: ServedOffers) => ({
  byUri: new Map(resources.map((resource) => [resource.shown.uri, resource])),
  templates: templates.flatMap((one) => {
    const template = readUriTemplate(one.shown.uriTemplate)
    // A description has only good ones.
    return typeof template === 'string' ? [] : [[template, one] as const]
  }),
}))
