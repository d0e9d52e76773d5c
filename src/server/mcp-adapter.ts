import { ProtocolError, type ServerContext } from '@modelcontextprotocol/server'
import type { Caller } from '../core/caller.js'
import type { Handlers } from '../core/handler.js'
import type { Instructions } from '../core/instructions.js'
import { whyUnanswerable } from '../core/tasks/can-answer.js'
import { messageOf } from '../errors.js'
import { errorResult } from '../executor/error-result.js'
import { isObject } from '../is-object.js'
import type { Logger } from '../logging.js'
import { answerInRounds, type Asking } from './answer-in-rounds.js'
import { callOf, capabilitiesIn } from './call-of.js'
import { capabilitiesOf } from './capabilities.js'
import { PlainServer } from './plain-server.js'
import { subscribing } from './subscribing.js'
import { RequestState, type McpRequest } from './request-state.js'
import { toProtocolError } from './to-protocol-error.js'

/** Makes the SDK's server for one connection or, in the 2026 era, for one request. */
export type McpServerFactory = (caller: Caller, use?: ServerUse) => PlainServer

export interface ServerUse {
  /** The session is resumed: its client got the instructions when it opened it. */
  readonly isTakenUp?: boolean
  /** The method of the only request that it gets; without it, it answers all methods. */
  readonly method?: string
}

export interface McpServerOptions {
  /** The version of smcp. */
  readonly version: string
  readonly instructions: Instructions
  /** Signs the state that clients keep for a question. */
  readonly stateKey: Buffer
  /** Whether a tool promises objects, so that clients look for them in an error, too. */
  readonly hasOutputSchema: (tool: string) => boolean
  /** The variables that the request brings that is being handled; undefined: none does. */
  readonly broughtNow?: (() => Readonly<Record<string, string>>) | undefined
  readonly logger: Logger
}

/**
 * The only adapter between the core and the SDK. In the 2026 era a server is made for each request, so this only
 * registers closures, and for such a one only that of its method.
 */
export function createMcpServerFactory(
  handlers: Handlers,
  { version, instructions, stateKey, hasOutputSchema, broughtNow = () => ({}), logger }: McpServerOptions,
): McpServerFactory {
  const info = { name: 'smcp', title: 'smcp', version }
  const methods = [...Object.keys(handlers), ...Object.keys(subscribing)]
  // The SDK answers logging/setLevel.
  const capabilities = { logging: {}, ...capabilitiesOf(methods, ['tools', 'prompts', 'resources']) }
  // A client can do without instructions.
  const logged = (error: unknown): undefined => {
    logger.error({ err: error }, `the instructions could not be made: ${messageOf(error)}`)
  }
  return (caller, { isTakenUp = false, method } = {}) => {
    const requestState = new RequestState(stateKey, caller)
    // Some clients send their headers only where they open a session.
    const broughtAtFirst = broughtNow()
    const server = new PlainServer(info, {
      capabilities,
      requestState: { verify: requestState.verify },
      instructions: async () => (isTakenUp ? undefined : instructions(caller).catch(logged)),
    })
    const ask = async (
      { question, rounds }: Asking,
      request: McpRequest,
      context: ServerContext,
    ): Promise<Record<string, unknown>> => {
      const name = String(request.params.name ?? request.params.uri)
      const isCall = request.method === 'tools/call'
      const tool = { name, hasOutputSchema: isCall && hasOutputSchema(name) }
      const lack = whyUnanswerable(name, question.requests, capabilitiesIn(context, server))
      // The revisions before 2026 have no error for it, and a model can read a result.
      if (lack && isCall && !server.isModern) return { ...errorResult(name, lack, tool) }
      if (lack) throw lack
      if (isCall) server.asks(tool, context.mcpReq)
      return requestState.ask(question, rounds, request, context)
    }
    const isServed = ([name]: readonly [string, unknown]): boolean => method === undefined || name === method
    for (const [name, handler] of Object.entries(handlers).filter(isServed)) {
      answerWith(server, name, async (params, context) => {
        const request: McpRequest = { method: name, params }
        try {
          const earlier = requestState.read(request, context)
          server.hasAnswers(context.mcpReq)
          const brought = { ...broughtAtFirst, ...broughtNow() }
          const outcome = await answerInRounds(earlier, (rounds) =>
            handler(request.params, { ...callOf(context, caller, rounds, server), brought }),
          )
          if ('result' in outcome) return outcome.result
          return await ask(outcome, request, context)
        } catch (error) {
          throw toProtocolError(error, logger)
        }
      })
    }
    for (const [name, note] of Object.entries(subscribing).filter(isServed))
      server.setRequestHandler(name as 'resources/subscribe', ({ params }) => {
        note(server.subscriptions, params.uri)
        return Promise.resolve({})
      })
    return server
  }
}

/** Registers a handler. The SDK checks the params of the methods that it knows. */
function answerWith(
  server: PlainServer,
  method: string,
  answer: (params: McpRequest['params'], context: ServerContext) => Promise<Record<string, unknown>>,
): void {
  if (method.startsWith('tasks/'))
    // The SDK takes the answers out of the params.
    server.setRequestHandler(method, { params: anyParams }, (params, context) => {
      // Earlier revisions are not told of the extension, and had other methods of these names.
      if (!server.isModern) throw new ProtocolError(-32601, 'Method not found')
      return answer({ ...(params as object), inputResponses: context.mcpReq.inputResponses }, context)
    })
  // The SDK's types need the name of a known method; the core's results are MCP's.
  else
    server.setRequestHandler(method as 'ping', ({ params }, context) =>
      answer({ ...(params as object) }, context),
    )
}

/** A schema for the params of an extension, which the core checks: https://standardschema.dev */
const anyParams = {
  '~standard': {
    version: 1,
    vendor: 'smcp',
    validate: (value: unknown) => ({ value: isObject(value) ? value : {} }),
  },
} as const
