import { Client as ClientV2, type Transport as TransportV2 } from '@modelcontextprotocol/client'
import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import {
  CreateMessageRequestSchema,
  LoggingMessageNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js'
import { clientV1, clientV2, tellProgress, type Answer } from './mcp-clients.js'

export type SdkClient = Client | ClientV2
export type Generation = 'v1' | 'v2, 2025 era' | 'v2, 2026 era'

/** Who stands behind a client: a person, a model, and a reader of the log. */
export interface Behind {
  readonly elicit: Answer
  readonly sample: (text: string) => void
  readonly log: (params: unknown) => void
  readonly progress: (params: unknown) => void
  /** It was sent what it can't read. */
  readonly complain: (error: Error) => void
}

const logLevel = 'info'

/** A client of an SDK that can be asked whatever MCP knows. */
export function sdkClient(generation: Generation, { elicit, sample, log }: Behind): SdkClient {
  const answer = ({ params }: { params: { messages: unknown } }) => {
    sample((params.messages as { content: { text: string } }[])[0]!.content.text)
    return { role: 'assistant', content: { type: 'text', text: 'A short one.' }, model: 'test' } as const
  }
  if (generation === 'v1') {
    const { client } = clientV1(elicit)
    client.registerCapabilities({ sampling: {} })
    client.setRequestHandler(CreateMessageRequestSchema, answer)
    client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => {
      log(params)
    })
    return client
  }
  const { client } = clientV2(generation === 'v2, 2025 era' ? 'legacy' : { pin: '2026-07-28' }, elicit)
  client.registerCapabilities({ sampling: {} })
  client.setRequestHandler('sampling/createMessage', answer)
  client.setNotificationHandler('notifications/message', ({ params }) => {
    log(params)
  })
  return client
}

/** Connects it, has it sent the log and tells the revision that it agreed on. */
export async function connect(
  client: SdkClient,
  transport: Transport & TransportV2,
  { progress, complain }: Behind,
): Promise<string> {
  let revision = ''
  const setProtocolVersion = transport.setProtocolVersion?.bind(transport)
  transport.setProtocolVersion = (version: string) => {
    revision = version
    setProtocolVersion?.(version)
  }
  client.onerror = (error) => {
    if (['SyntaxError', 'ZodError'].includes(error.name)) complain(error)
  }
  await client.connect(transport)
  // Here, because the SDKs drop a progress that arrives in one piece with the answer.
  const receive = transport.onmessage!
  transport.onmessage = (message: object, extra?: object) => {
    tellProgress(message, progress)
    receive(message as never, extra as never)
  }
  if (revision < '2026') await client.setLoggingLevel(logLevel)
  return revision
}

/** In the 2026 era each request says itself whether it wants a log; the client of version 2 has no word of its own for it. */
export function withLogLevel<T extends object>(params: T, revision: string): T {
  return revision < '2026' ? params : { ...params, _meta: { 'io.modelcontextprotocol/logLevel': logLevel } }
}
