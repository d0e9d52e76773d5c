import { CLIENT_CAPABILITIES_META_KEY, type ServerContext } from '@modelcontextprotocol/server'
import { randomUUID } from 'node:crypto'
import { createAsk } from '../core/ask.js'
import type { Caller } from '../core/caller.js'
import type { Call } from '../core/handler.js'
import { tasksExtension } from '../core/tasks/extension.js'
import { isObject } from '../is-object.js'
import type { PlainServer } from './plain-server.js'
import type { Rounds } from './request-state.js'

/* eslint-disable @typescript-eslint/no-deprecated -- clients of before 2026 want a log, and say but once what they can do */
/** The core's view of a request of the SDK. */
export function callOf(
  context: ServerContext,
  caller: Caller,
  { answers, state, refusal }: Rounds,
  server: PlainServer,
): Call {
  const { mcpReq, http } = context
  const { signal, notify, log, _meta } = mcpReq
  const capabilities = capabilitiesIn(context, server)
  const { extensions } = capabilities
  return {
    id: randomUUID().slice(0, 8),
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
    client: { capabilities },
    takesTasks: server.isModern && isObject(extensions) && tasksExtension in extensions,
    answers,
    ask: createAsk(answers),
    state,
    refusal,
  }
}

/** What the client can do: in the 2026 era each request says it, in earlier ones `initialize` did. */
export function capabilitiesIn(
  { mcpReq }: ServerContext,
  server: PlainServer,
): Readonly<Record<string, unknown>> {
  const { envelope = {} } = mcpReq as { envelope?: Readonly<Record<string, unknown>> }
  const said = server.isModern ? envelope[CLIENT_CAPABILITIES_META_KEY] : server.getClientCapabilities()
  return isObject(said) ? said : {}
}
