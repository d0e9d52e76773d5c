import { someNames } from '../../some-names.js'
import { count } from '../../../count.js'
import type { LettaPlan, LettaProof } from './plan-letta.js'

const shownTools = 5

/** What has become of it, for programs. */
export interface LettaOutcome {
  readonly client: 'letta'
  readonly server: string
  readonly url: string
  readonly change: LettaPlan['kind']
  readonly id: string | null
  readonly tools: readonly string[]
  readonly problem?: string
}

export function lettaOutcome(
  server: string,
  url: string,
  { kind }: LettaPlan,
  { id, tools, problem }: Partial<LettaProof> = {},
): LettaOutcome {
  const why = problem === undefined ? {} : { problem }
  return { client: 'letta', server, url, change: kind, id: id ?? null, tools: tools ?? [], ...why }
}

/** What was done, and the tools that Letta has read from smcp. */
export function lettaLines({ server, url, change, id, tools, problem }: LettaOutcome): string[] {
  const letta = `Letta at ${url}`
  if (change === 'not there') return [`${letta} has no server "${server}"; nothing was changed.`]
  if (change === 'removed') return [`${letta} has no server "${server}" any more.`]
  const already = change === 'there already' ? ' already; nothing was changed' : ` now (${id})`
  return [
    `${letta} has the server "${server}"${already}.`,
    problem === undefined
      ? `It has read ${count(tools.length, 'tool')} from it: ${someNames(tools, shownTools)}`
      : `Error: it has no tools of it: ${problem}`,
    problem === undefined
      ? 'Attach them to an agent, in the ADE or as docs/Letta-MCP-Connection-Guide.md says.'
      : 'Look whether Letta can reach the address, and whether smcp wants a key there (--write-key).',
  ]
}
