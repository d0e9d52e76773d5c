import { messageOf, UnauthorizedError, UnexpectedAnswerError, UnreachableError } from '../../errors.js'
import type { HealthReport } from '../../server/health.js'
import { isNobody } from '../is-nobody.js'

const askMs = 5000
/** How many characters of an unexpected answer are shown. */
const shownMax = 200

/** What a server reports about itself; without a key, only the status. */
export type ServerHealth = Pick<HealthReport, 'status'> & Partial<HealthReport>

/**
 * Asks a running server for its health. Throws an UnreachableError if nothing answers, an UnauthorizedError if the key
 * is missing or wrong, and an UnexpectedAnswerError for anything that is not a report.
 */
export async function askHealth(url: string, key: string | undefined, bin: string): Promise<ServerHealth> {
  const { status, text } = await ask(url, key).catch((error: unknown) => {
    throw unreachable(error, url, bin)
  })
  if (status === 401) {
    throw new UnauthorizedError(
      key === undefined ? `The server at ${url} requires a key` : `The server at ${url} rejects the key`,
      { hint: 'Set MCP_API_KEY to one of its keys.' },
    )
  }
  const body = parse(text)
  if (status === 403) {
    throw new UnexpectedAnswerError(`The server at ${url} refuses the request: ${refusal(body) ?? text}`, {
      hint: 'Use an address that it knows: its own, or one of its MCP_ALLOWED_HOSTS.',
    })
  }
  // 503: no tool can be used, which the report says.
  if ((status === 200 || status === 503) && isReport(body)) return body
  const said = text.trim() === '' ? 'with no body' : text.trim().slice(0, shownMax)
  throw new UnexpectedAnswerError(
    `The server at ${url} is not smcp, or is not healthy: HTTP ${status} ${said}`,
    { hint: 'Name another address with --url.' },
  )
}

/** Whether nothing listens at the address; a server that listens but does not answer is a different error. */
export function isNobodyThere(error: unknown): boolean {
  return error instanceof UnreachableError && isNobody(error.cause)
}

async function ask(url: string, key: string | undefined): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}/health`, {
    headers: key === undefined ? {} : { Authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(askMs),
  })
  return { status: response.status, text: await response.text() }
}

/** Makes the error for a failed fetch: its message is "fetch failed", and the cause says why, except for a timeout. */
function unreachable(error: unknown, url: string, bin: string): UnreachableError {
  const { cause = error } = error as Error
  const isTimeout = cause instanceof Error && cause.name === 'TimeoutError'
  const why = isTimeout ? `timed out after ${askMs / 1000} s` : messageOf(cause)
  const elsewhere = 'name another address with --url.'
  const [message, hint] = isNobody(cause)
    ? [`No smcp server answers at ${url}: ${why}`, `Start one with ${bin} serve, or ${elsewhere}`]
    : [`The server at ${url} does not answer: ${why}`, `Look at its log, or ${elsewhere}`]
  return new UnreachableError(message, { hint, cause })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const words: readonly unknown[] = ['ok', 'degraded', 'starting', 'failing'] satisfies HealthReport['status'][]

function isReport(body: unknown): body is ServerHealth {
  const { status, plugins } = (body ?? {}) as { status?: unknown; plugins?: { broken?: unknown } | null }
  return words.includes(status) && (plugins === undefined || Array.isArray(plugins?.broken))
}

/** The message of a JSON-RPC error. */
function refusal(body: unknown): string | undefined {
  const { error } = (body ?? {}) as { error?: { message?: unknown } }
  return typeof error?.message === 'string' ? error.message : undefined
}
