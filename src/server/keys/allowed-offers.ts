import type { Caller } from '../../core/caller.js'
import { prefixedName } from '../../discovery/catalog/served-offers.js'
import type { Offering, ServedOffers } from '../../discovery/offering.js'
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

/** A prompt has its plugin's prefix already. */
function allowedOf(
  { resources, templates, prompts }: ServedOffers,
  isAllowed: (name: string) => boolean,
): ServedOffers {
  return {
    resources: resources.filter((one) => isAllowed(prefixedName(one))),
    templates: templates.filter((one) => isAllowed(prefixedName(one))),
    prompts: prompts.filter(({ shown }) => isAllowed(shown.name)),
  }
}
