import { hasOffers } from '../../discovery/catalog/served-offers.js'
import type { DescribedPlugin } from './describe-only.js'

type Served = Pick<DescribedPlugin, 'tools' | 'offers'>

/** Whether the plugin, or part of it, can't be used as it is. */
export function isBroken(found: Served & Pick<DescribedPlugin, 'problems'>): boolean {
  return servesNothing(found) || found.problems.some(({ severity }) => severity === 'error')
}

/** Whether clients see nothing of the plugin, neither tools nor what it offers beside them. */
export function servesNothing({ tools, offers }: Served): boolean {
  return tools.length === 0 && !(offers && hasOffers(offers))
}
