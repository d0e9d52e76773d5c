import { LRUCache } from 'lru-cache'
import type { Caller } from '../../core/caller.js'
import { messageOf } from '../../errors.js'
import { isObject } from '../../is-object.js'
import type { Logger } from '../../logging.js'
import { cut } from '../../quote.js'
import { mayBeBrought } from '../../variable-names.js'
import type { Letta } from './read-letta.js'

export type Secrets = Readonly<Record<string, string>>

/** How long secrets are taken for those of now; then they are asked for again, and a call meanwhile gets these. */
const freshMs = 60_000
/** How long nobody is asked again who has not answered. */
const failedMs = 10_000
const answerMs = 5000
const agentsMax = 1000
const none: Secrets = {}

/** The secrets of the agent that calls, from Letta's API, and of no other. */
export class AgentSecrets {
  readonly #known: LRUCache<string, Secrets>

  constructor(
    private readonly letta: Letta,
    private readonly logger: Logger,
    ttl = freshMs,
  ) {
    this.#known = new LRUCache<string, Secrets>({
      max: agentsMax,
      ttl,
      allowStale: true,
      fetchMethod: async (agent, known = none, { options }) => {
        try {
          return await this.#ask(agent)
        } catch (error) {
          this.logger.warn({ agent }, `the secrets of an agent could not be had: ${messageOf(error)}`)
          options.ttl = failedMs
          return known
        }
      },
    })
  }

  /** None where nobody can tell: the log says why then, and the program that the call fails for lack of them. */
  async of({ agent = this.letta.agentId }: Caller): Promise<Secrets> {
    return agent === undefined ? none : ((await this.#known.fetch(agent)) ?? none)
  }

  /** https://docs.letta.com/api-reference/agents/retrieve */
  async #ask(agent: string): Promise<Secrets> {
    const { url, password } = this.letta
    const response = await fetch(`${url}/v1/agents/${encodeURIComponent(agent)}?include=agent.secrets`, {
      headers: { Authorization: `Bearer ${password}` },
      signal: AbortSignal.timeout(answerMs),
    }).catch((error: unknown) => {
      throw new Error(`${url} does not answer: ${messageOf((error as Error).cause ?? error)}`, {
        cause: error,
      })
    })
    if (!response.ok)
      throw new Error(
        `${url} answers ${response.status}; check LETTA_SERVER_PASSWORD and the id of the agent`,
      )
    return this.#usable(agent, secretsIn(await response.json()))
  }

  /** Without those that would change how programs are started. */
  #usable(agent: string, secrets: readonly (readonly [string, string])[]): Secrets {
    const wrong = secrets.map(([name]) => name).filter((name) => !mayBeBrought(name))
    if (wrong.length > 0)
      this.logger.warn(
        { agent },
        `secrets of an agent are not passed on, because of their names: ${cut(wrong.join(', '))}`,
      )
    return Object.fromEntries(secrets.filter(([name]) => mayBeBrought(name)))
  }
}

/** Both lists in which Letta has them; the second wins. */
function secretsIn(answer: unknown): readonly (readonly [string, string])[] {
  const { tool_exec_environment_variables: variables, secrets } = isObject(answer) ? answer : {}
  return [variables, secrets].flatMap((list) =>
    Array.isArray(list)
      ? list.flatMap((entry: unknown) =>
          isObject(entry) && typeof entry.key === 'string' && typeof entry.value === 'string'
            ? [[entry.key, entry.value] as const]
            : [],
        )
      : [],
  )
}
