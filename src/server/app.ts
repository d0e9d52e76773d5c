import cors from 'cors'
import express, { type Express, type RequestHandler } from 'express'
import type { Caller } from '../core/caller.js'
import { UnauthorizedError } from '../errors.js'
import type { Logger } from '../logging.js'
import type { Identity } from './auth.js'
import { closeUnread } from './close-unread.js'
import type { HealthReport } from './health.js'
import type { HostCheck } from './hosts.js'
import { httpErrorHandler, methodNotAllowed, refuse } from './http-errors.js'
import { readBody } from './read-body.js'
import type { HttpTransport } from './transports/http-transport.js'

export interface AppParts {
  readonly identify: (request: express.Request) => Identity
  readonly checkHost: HostCheck
  /** Pages of these origins, and of no others, may read what is answered. */
  readonly allowedOrigins: readonly string[]
  readonly bodyBytesMax: number
  /** What a client may leave unread of a stream before that is closed. */
  readonly unreadBytesMax: number
  readonly health: () => HealthReport
  readonly isDraining: () => boolean
  readonly logger: Logger
  /** Asked in this order. */
  readonly transports: readonly HttpTransport[]
}

/** Every request passes this list from top to bottom. */
export function createApp(parts: AppParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(identifyCaller(parts))
  if (parts.allowedOrigins.length > 0) app.use(answerBrowsers(parts.allowedOrigins))
  app.get('/health', healthRoute(parts))
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  app.get('/readyz', readyRoute(parts))
  app.use(requireAllowed)
  app.use(closeUnread(parts.unreadBytesMax, parts.logger))
  app.use(readBody(parts.bodyBytesMax))
  for (const { router } of parts.transports) app.use(router)
  app.all('/messages', methodNotAllowed('POST'))
  app.all(['/sse', '/mcp'], methodNotAllowed('GET', 'POST', 'DELETE'))
  app.use((request, response) => {
    refuse(response, 404, -32000, `Nothing is served at ${request.path}; MCP is at /sse and /mcp`)
  })
  app.use(httpErrorHandler(parts.logger))
  return app
}

/** Who is asking, and whether the request came here by its right name; whether it may go on is decided later. */
function identifyCaller({ identify, checkHost }: AppParts): RequestHandler {
  return (request, response, next) => {
    // nginx would hold a stream back until it ends.
    response.set('X-Accel-Buffering', 'no')
    const identity = identify(request)
    const refusal = checkHost(request, identity.key !== undefined)
    if (refusal !== undefined) {
      refuse(response, 403, -32000, refusal)
      return
    }
    const agent = request.get('x-agent-id')
    const caller: Caller = {
      ...(identity.key !== undefined && { key: identity.key }),
      ...(agent !== undefined && { agent: agent.slice(0, 128) }),
    }
    Object.assign(response.locals, { caller, identity })
    next()
  }
}

/** CORS. Before the key is asked for: a browser's preflight carries none. */
function answerBrowsers(origins: readonly string[]): RequestHandler {
  return cors({
    origin: [...origins],
    methods: ['GET', 'POST', 'DELETE'],
    exposedHeaders: ['Mcp-Session-Id', 'WWW-Authenticate'],
    maxAge: 600,
  })
}

/** 401 as RFC 6750, section 3, has it: `error` only where a key was sent. */
const requireAllowed: RequestHandler = (_request, response, next) => {
  const { allowed, wrongKey } = response.locals.identity as Identity
  if (allowed) {
    next()
    return
  }
  const { code, message } = new UnauthorizedError(
    wrongKey
      ? 'The key that was sent is not valid; check it against MCP_API_KEY of the server'
      : 'A key is needed: Authorization: Bearer KEY, or X-API-Key: KEY',
  )
  const problem = wrongKey ? `, error="invalid_token", error_description="The key is not valid"` : ''
  response.status(401).set('WWW-Authenticate', `Bearer realm="smcp"${problem}`).json({ error: code, message })
}

/** A stranger is told the status only: names of plugins and their faults are for those who may use them. */
function healthRoute({ health }: AppParts): RequestHandler {
  return (_request, response) => {
    const report = health()
    response
      .status(report.status === 'failing' ? 503 : 200)
      .json((response.locals.identity as Identity).allowed ? report : { status: report.status })
  }
}

function readyRoute({ isDraining }: AppParts): RequestHandler {
  return (_request, response) => {
    const ready = !isDraining()
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'draining' })
  }
}
