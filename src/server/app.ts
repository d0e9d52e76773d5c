import cors from 'cors'
import express, { type Express, type Request, type RequestHandler } from 'express'
import type { Caller } from '../core/caller.js'
import { UnauthorizedError } from '../errors.js'
import type { Profiles } from '../governor/profiles.js'
import type { Logger } from '../logging.js'
import type { Identity } from './auth.js'
import { closeUnread } from './close-unread.js'
import type { HealthReport } from './health.js'
import type { HostCheck } from './hosts.js'
import { httpErrorHandler, methodNotAllowed, refuse } from './http-errors.js'
import type { Keys } from './keys/keys.js'
import { limitRate } from './keys/limit-rate.js'
import type { Metering } from './metrics/open-metrics.js'
import { readBody } from './read-body.js'
import type { HttpTransport } from './transports/http-transport.js'

export interface AppParts {
  readonly identify: (request: Request) => Identity
  readonly checkHost: HostCheck
  /** Only pages of these origins may read the answers. */
  readonly allowedOrigins: readonly string[]
  /** Those that a URL may name. */
  readonly profiles: Profiles
  /** The keys that have names. */
  readonly keys: Keys
  /** Takes from a request the variables that it brings for programs. */
  readonly takeVariables: RequestHandler
  readonly bodyBytesMax: number
  /** Bytes of a stream that a client may leave unread before it is closed. */
  readonly unreadBytesMax: number
  readonly health: () => HealthReport
  readonly metrics: Metering
  /** Whether a caller may use everything, and so be told of everything. */
  readonly seesAll: (caller: Caller) => boolean
  readonly isDraining: () => boolean
  readonly logger: Logger
  /** Tried in this order. */
  readonly transports: readonly HttpTransport[]
}

/** Creates the app: every request passes its middleware from top to bottom. */
export function createApp(parts: AppParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(parts.metrics.count)
  app.use(identifyCaller(parts))
  if (parts.allowedOrigins.length > 0) app.use(answerBrowsers(parts.allowedOrigins))
  app.get('/health', healthRoute(parts))
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  app.get('/readyz', readyRoute(parts))
  app.use(requireAllowed)
  app.use(checkProfile(parts))
  app.get('/metrics', forAll(parts), parts.metrics.answer)
  app.use(closeUnread(parts.unreadBytesMax, parts.logger))
  app.use(readBody(parts.bodyBytesMax))
  app.use(limitRate(parts.keys))
  app.use(parts.takeVariables)
  for (const { router } of parts.transports) app.use(router)
  app.all('/messages', methodNotAllowed('POST'))
  app.all(['/sse', '/mcp'], methodNotAllowed('GET', 'POST', 'DELETE'))
  app.use((request, response) => {
    refuse(response, 404, -32000, `Nothing is served at ${request.path}; MCP is at /sse and /mcp`)
  })
  app.use(httpErrorHandler(parts.logger))
  return app
}

/** What is known of a request once its caller is identified. */
interface Locals {
  readonly identity: Identity
  readonly caller: Caller
}

/** Identifies the caller and checks the Host and Origin of the request; whether it needs a key is decided later. */
function identifyCaller({ identify, checkHost, keys }: AppParts): RequestHandler {
  return (request, response, next) => {
    // nginx would buffer a stream until it ends.
    response.set('X-Accel-Buffering', 'no')
    const identity = identify(request)
    const refusal = checkHost(request, identity.key !== undefined)
    if (refusal !== undefined) {
      refuse(response, 403, -32000, refusal)
      return
    }
    const agent = request.get('x-agent-id')
    const named = keys.find(identity.key)
    const profile = profileIn(request) ?? named?.profile
    const caller: Caller = {
      ...(identity.key !== undefined && { key: identity.key }),
      ...(named && { keyName: named.name }),
      ...(agent !== undefined && { agent: agent.slice(0, 128) }),
      ...(profile !== undefined && { profile }),
    }
    Object.assign(response.locals, { caller, identity } satisfies Locals)
    next()
  }
}

/** Refuses a profile that there is not, and names those that there are: only to those who may know. */
function checkProfile({ profiles }: AppParts): RequestHandler {
  return (request, response, next) => {
    const profile = profileIn(request)
    if (profile === undefined || profiles.has(profile)) next()
    else refuse(response, 400, -32602, `There is ${profiles.lack(profile)}`)
  }
}

function profileIn({ query: { profile } }: Request): string | undefined {
  return typeof profile === 'string' ? profile : undefined
}

/** Answers CORS requests. Runs before a key is required, because a browser's preflight carries none. */
function answerBrowsers(origins: readonly string[]): RequestHandler {
  return cors({
    origin: [...origins],
    methods: ['GET', 'POST', 'DELETE'],
    exposedHeaders: ['Mcp-Session-Id', 'WWW-Authenticate'],
    maxAge: 600,
  })
}

/** Answers 401 as in RFC 6750, section 3: with `error` only if a key was sent. */
const requireAllowed: RequestHandler = (_request, response, next) => {
  const { allowed, wrongKey } = response.locals.identity as Identity
  if (allowed) {
    next()
    return
  }
  const { code, message } = new UnauthorizedError(
    wrongKey
      ? 'The key that was sent is not valid; check it against MCP_API_KEY on the server'
      : 'A key is needed: Authorization: Bearer KEY, or X-API-Key: KEY',
  )
  const problem = wrongKey ? `, error="invalid_token", error_description="The key is not valid"` : ''
  response.status(401).set('WWW-Authenticate', `Bearer realm="smcp"${problem}`).json({ error: code, message })
}

/**
 * Reports health. Without a key, or with one for some tools, a caller gets only the status: plugins and their problems are
 * for those who may use them all.
 */
function healthRoute({ health, seesAll }: AppParts): RequestHandler {
  return (_request, response) => {
    const report = health()
    const { identity, caller } = response.locals as Locals
    response
      .status(report.status === 'failing' ? 503 : 200)
      .json(identity.allowed && seesAll(caller) ? report : { status: report.status })
  }
}

/** Refuses a key for some tools: what all do is not for it. */
function forAll({ seesAll }: AppParts): RequestHandler {
  return (_request, response, next) => {
    const { caller } = response.locals as Locals
    if (seesAll(caller)) next()
    else
      refuse(
        response,
        403,
        -32000,
        `The key "${caller.keyName ?? ''}" is for some tools alone; /metrics tells of all`,
      )
  }
}

function readyRoute({ isDraining }: AppParts): RequestHandler {
  return (_request, response) => {
    const ready = !isDraining()
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'draining' })
  }
}
