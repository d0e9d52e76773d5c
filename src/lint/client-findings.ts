import { clients, type Client } from './clients.js'
import type { Finding } from './finding.js'
import { clientLimits } from './limits/client-limits.js'
import { hostLimits } from './limits/host-limits.js'
import { toolsMaxLimits } from './limits/tools-max.js'
import type { Served } from './rule.js'

const limits = [...toolsMaxLimits, ...clientLimits, ...hostLimits]

/** Finds what these clients would refuse, cut or change in what they are served. */
export function clientFindings(served: Served, only: readonly Client[] = clients): Finding[] {
  return limits
    .filter(({ client }) => only.includes(client))
    .flatMap(({ rule, ...limit }) =>
      rule(served).map(({ fault: [field, message], ...of }) => ({ ...limit, ...of, field, message })),
    )
}
