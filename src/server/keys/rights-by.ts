import type { Core } from '../../core/open-core.js'
import type { Rights } from '../open-server.js'
import { allowedOffers } from './allowed-offers.js'
import { allowedTools } from './allowed-tools.js'
import type { Keys } from './keys.js'

/** What callers may have by their keys. */
export function rightsBy(keys: Keys, { catalog }: Core): Rights {
  return {
    toolsFor: allowedTools(catalog, keys),
    offeringFor: allowedOffers(catalog, keys),
    seesAll: ({ key }) => keys.find(key)?.tools === undefined,
  }
}
