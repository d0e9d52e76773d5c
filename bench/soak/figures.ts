import type { HealthAsked } from './ask-health.js'
import { atLeast, atMost, mib, none, seconds, type Figure } from './figure.js'
import type { Held } from './held-by.js'
import { wellBehaved } from './programs.js'
import type { Memory } from './soaked-server.js'
import type { Tally } from './tally.js'

const healthMsMax = 1000
const growthMax = 1.1
const memoryWords = { bytes: 'heap and buffers', rss: 'resident memory', forks: 'memory of a fork server' }

interface Happened {
  readonly callers: number
  readonly changes: number
  readonly warm: number
  readonly cold: number
}

export function ofCalls(tally: Tally, { callers, changes, warm, cold }: Happened): Figure[] {
  return [
    atLeast('right answers', callers, tally.right),
    none(
      'errors of programs that behave well',
      tally.clearErrors((tool) => tool in wellBehaved),
    ),
    // What its callers are told while it is away, or is replaced as it starts.
    {
      what: 'clear errors of the others in the place of answers',
      demanded: '',
      found: tally.clearErrors((tool) => !(tool in wellBehaved)).join(', ') || 'none',
      holds: true,
    },
    none('other answers', tally.wrong),
    none('foreign answers', tally.foreign),
    none('lost answers', tally.lost),
    atLeast('calls that were given up', 1, tally.givenUp),
    atLeast('changes of a plugin', 1, changes),
    atLeast('forked runs', 1, warm),
    atLeast('started runs', 1, cold),
  ]
}

export function ofHealth(asked: readonly HealthAsked[]): Figure[] {
  const slowest = Math.max(...asked.map(({ ms }) => ms))
  const slowestOwn = Math.max(...asked.map(({ ms, coreMs }) => ms - coreMs))
  return [
    atLeast('requests for /health', 1, asked.length),
    none(
      'faults of /health',
      asked.flatMap(({ fault }) => fault ?? []),
    ),
    atMost('slowest answer of /health', healthMsMax, slowest, seconds),
    atMost('slowest answer of /health, its wait for a core left out', healthMsMax, slowestOwn, seconds),
  ]
}

/** What a server holds beside memory. */
type AllHeld = Held & { readonly sessions: number }

export function ofHeld(before: AllHeld, after: AllHeld): Figure[] {
  const kinds = ['processes', 'descriptors', 'sessions'] as const
  return kinds.map((kind) => atMost(`${kind} after all`, before[kind], after[kind]))
}

/** Of the second half: what it began with, and the rounds after that. */
export function ofMemory([first, ...later]: readonly Memory[]): Figure[] {
  if (!first) return []
  return (['bytes', 'rss', 'forks'] as const).map((kind) => {
    const most = Math.max(...later.map((one) => one[kind]))
    return atMost(memoryWords[kind], first[kind] * growthMax, most, mib)
  })
}
