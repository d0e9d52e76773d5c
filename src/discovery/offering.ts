import type { Offers, Prompt, Resource, ResourceTemplate } from './offers.js'
import type { Plugin, Tool } from './tool.js'

/** What all plugins offer beside tools, at one moment. It never changes, so whatever is derived from it can be kept with it. */
export interface ServedOffers extends Offers<Tool> {
  readonly resources: readonly Served<Resource<Tool>>[]
  readonly templates: readonly Served<ResourceTemplate<Tool>>[]
  readonly prompts: readonly Served<Prompt<Tool>>[]
}

/** An offer, and the plugin that makes it. */
export type Served<Offer> = Offer & { readonly plugin: Plugin }

/** A source of resources and prompts, as a Toolset is one of tools: the catalog, a caller's view of it. */
export interface Offering {
  /** Everything that is offered; the same object until something changes. */
  offers(): Promise<ServedOffers>
  /**
   * What `look` finds in the offers: now, or as soon as a plugin that is still being described has brought it; undefined
   * if none has.
   */
  findOffer<T>(look: (offers: ServedOffers) => T | undefined): Promise<T | undefined>
}
