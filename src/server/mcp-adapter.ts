import { CLIENT_CAPABILITIES_META_KEY, ProtocolError, type ServerContext } from '@modelcontextprotocol/server'
import { createAsk } from '../core/ask.js'
import type { Caller } from '../core/caller.js'
import type { Call, Handlers } from '../core/handler.js'
import type { Instructions } from '../core/instructions.js'
import { internalError, rpcErrorOf } from '../core/rpc-error.js'
import { tasksExtension } from '../core/tasks/extension.js'
import { messageOf, SmcpError } from '../errors.js'
import { isObject } from '../is-object.js'
import type { Logger } from '../logging.js'
import { answerInRounds } from './answer-in-rounds.js'
import { capabilitiesOf } from './capabilities.js'
import { PlainServer } from './plain-server.js'
import { subscribing } from './subscribing.js'
import { RequestState, type Rounds, type McpRequest } from './request-state.js'

/** Makes the SDK's server for one connection or, in the 2026 era, for one request. */
export type McpServerFactory = (caller: Caller, use?: ServerUse) => PlainServer

export interface ServerUse {
  /** The session is resumed: its client got the instructions when it opened it. */
  readonly isTakenUp?: boolean
}

export interface McpServerOptions {
  /** The version of smcp. */
  readonly version: string
  readonly instructions: Instructions
  /** Signs the state that clients keep for a question. */
  readonly stateKey: Buffer
  readonly logger: Logger
}

/**
 * The only adapter between the core and the SDK. In the 2026 era a server is made for each request, so this only
 * registers closures.
 */
export function createMcpServerFactory(
  handlers: Handlers,
  { version, instructions, stateKey, logger }: McpServerOptions,
): McpServerFactory {
  const info = { name: 'smcp', title: 'smcp', version }
  const methods = [...Object.keys(handlers), ...Object.keys(subscribing)]
  // The SDK answers logging/setLevel.
  const capabilities = { logging: {}, ...capabilitiesOf(methods, ['tools', 'prompts', 'resources']) }
  // A client can do without instructions.
  const logged = (error: unknown): undefined => {
    logger.error({ err: error }, `the instructions could not be made: ${messageOf(error)}`)
  }
  return (caller, { isTakenUp = false } = {}) => {
    const requestState = new RequestState(stateKey, caller)
    const server = new PlainServer(info, {
      capabilities,
      requestState: { verify: requestState.verify },
      instructions: async () => (isTakenUp ? undefined : instructions(caller).catch(logged)),
    })
    for (const [method, handler] of Object.entries(handlers)) {
      answerWith(server, method, async (params, context) => {
        const request: McpRequest = { method, params }
        try {
          const earlier = requestState.read(request, context)
          server.hasAnswers(context.mcpReq)
          const outcome = await answerInRounds(earlier, (rounds) =>
            handler(request.params, callOf(context, caller, rounds, server)),
          )
          if ('result' in outcome) return outcome.result
          if (method === 'tools/call') server.asks(String(request.params.name), context.mcpReq)
          return await requestState.ask(outcome.question, outcome.rounds, request, context)
        } catch (error) {
          throw toProtocolError(error, logger)
        }
      })
    }
    for (const [method, note] of Object.entries(subscribing))
      server.setRequestHandler(method as 'resources/subscribe', ({ params }) => {
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
    server.setRequestHandler(method, { params: anyParams }, (params, context) =>
      answer({ ...(params as object), inputResponses: context.mcpReq.inputResponses }, context),
    )
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

/* eslint-disable @typescript-eslint/no-deprecated -- clients of before 2026 want a log, and say but once what they can do */
/** The core's view of a request of the SDK. */
function callOf(
  { mcpReq: { signal, notify, log, envelope, _meta }, http }: ServerContext,
  caller: Caller,
  { answers, state, refusal }: Rounds,
  server: PlainServer,
): Call {
  const declared = inEnvelope(envelope)
  return {
    signal,
    caller,
    progressToken: _meta?.progressToken,
    notify: (method, params) => {
      // The client may have left; its request is cancelled then, and nobody waits for this.
      notify({ method, params }).catch(() => undefined)
    },
    log: (level, data, logger) => {
      log(level, data, logger).catch(() => undefined)
    },
    detach: http?.closeSSE,
    // In the 2026 era each request says it, in earlier ones `initialize` did.
    client: { capabilities: declared ?? server.getClientCapabilities() ?? {} },
    takesTasks: isObject(declared?.extensions) && tasksExtension in declared.extensions,
    answers,
    ask: createAsk(answers),
    state,
    refusal,
  }
}

function inEnvelope(
  envelope: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> | undefined {
  const said = envelope[CLIENT_CAPABILITIES_META_KEY]
  return isObject(said) ? said : undefined
}

/* eslint-enable @typescript-eslint/no-deprecated */

/** Turns an error of the core into a JSON-RPC error; `data.code` is smcp's own code, which never changes. */
function toProtocolError(error: unknown, logger: Logger): ProtocolError {
  if (error instanceof SmcpError) {
    const { code, message, data } = rpcErrorOf(error)
    return new ProtocolError(code, message, data)
  }
  if (error instanceof ProtocolError) return error
  logger.error({ err: error }, `a request failed inside smcp: ${messageOf(error)}`)
  return new ProtocolError(internalError, "The request failed inside smcp; the server's log says why", {
    code: 'internal_error',
  })
}
