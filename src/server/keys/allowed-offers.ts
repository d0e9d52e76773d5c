import type { Caller } from '../../core/caller.js'
import type { Offering, Served, ServedOffers } from '../../discovery/offering.js'
import { oncePer } from '../../once.js'
import { allowedBy } from './allowed-tools.js'
import type { Keys } from './keys.js'

/** Makes, for each caller, a view of the offers in which only those are that the globs of its key allow. */
export function allowedOffers(offering: Offering, keys: Keys): (caller: Caller) => Offering {
  const viewOf = oncePer((globs: readonly string[]): Offering => {
    const isAllowed = allowedBy(globs)
    const allowed = oncePer((offers: ServedOffers) => allowedOf(offers, isAllowed))
    return {
      offers: async () => allowed(await offering.offers()),
      findOffer: (look) => offering.findOffer((offers) => look(allowed(offers))),
    }
  })
  return ({ key }) => {
    const globs = keys.find(key)?.tools
    return globs ? viewOf(globs) : offering
  }
}

/** A prompt has its plugin's prefix already; a resource is named with it, as `--exclude` does. */
function allowedOf(
  { resources, templates, prompts }: ServedOffers,
  isAllowed: (name: string) => boolean,
): ServedOffers {
  const isOfAllowed = ({ shown, plugin }: Served<{ readonly shown: { readonly name: string } }>): boolean =>
    isAllowed(`${plugin.name}__${shown.name}`)
  return {
    resources: resources.filter(isOfAllowed),
    templates: templates.filter(isOfAllowed),
    prompts: prompts.filter(({ shown }) => isAllowed(shown.name)),
  }
}
