import { doors } from '../../test/support/mcp-clients.js'
import { callOf, post } from '../../test/support/raw-mcp.js'
import type { Outcome } from './tally.js'

/** A client that has connected. */
export interface SoakClient {
  readonly call: (tool: string, text: string, signal?: AbortSignal) => Promise<Outcome>
  readonly close: () => Promise<void>
}

/** The doors of a soak, each with how a client comes in. */
export const soakDoors: readonly ((url: string) => Promise<SoakClient>)[] = [
  ...Object.values(doors).map((open) => async (url: string): Promise<SoakClient> => {
    const client = await open(url)
    return {
      call: async (tool, text, signal) => {
        try {
          return outcomeOf(await client.call(tool, { text }, signal))
        } catch (thrown) {
          return { thrown }
        }
      },
      close: () => client.close(),
    }
  }),
  (url) => Promise.resolve({ call: callWithoutSession(url), close: () => Promise.resolve() }),
]

/** A POST without a session, for which no SDK has a client. */
export function callWithoutSession(url: string): SoakClient['call'] {
  let id = 0
  return async (tool, text, signal) => {
    id += 1
    try {
      const response = await post(`${url}/messages/`, callOf(tool, { text }, id), {}, signal)
      const { result, error } = (await response.json()) as { result?: Result; error?: object }
      if (!result) return { thrown: error }
      const { content, isError = false, structuredContent } = result
      return outcomeOf({ text: content.map((block) => block.text).join('\n'), isError, structuredContent })
    } catch (thrown) {
      return { thrown }
    }
  }
}

interface Result {
  readonly content: readonly { readonly text: string }[]
  readonly isError?: boolean
  readonly structuredContent?: unknown
}

function outcomeOf(answer: { text: string; isError: boolean; structuredContent?: unknown }): Outcome {
  const { error } = (answer.structuredContent ?? {}) as { error?: { code?: string } }
  return { text: answer.text, isError: answer.isError, code: error?.code }
}
