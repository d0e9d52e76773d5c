import type { RequestId } from '@modelcontextprotocol/server'
import { isRequestId } from './message-ids.js'

/** Where an event stands. */
export interface EventPlace {
  readonly streamId: string
  /** The requests that are answered on its stream; none if they have names that are too long. */
  readonly requestIds: readonly RequestId[]
  readonly number: number
}

/** A client sends the id in a header, and chooses what its requests are called. */
const lengthMax = 500

/** Makes the id of an event. It names the requests, so that they can still be answered where the stream is forgotten. */
export function writeEventId({ streamId, requestIds, number }: EventPlace): string {
  const named = requestIds.length === 0 ? '' : Buffer.from(JSON.stringify(requestIds)).toString('base64url')
  return `${streamId}/${named.length > lengthMax ? '' : named}/${number}`
}

/** Reads an id as a client sends it, which may be any text; one of an earlier smcp names no requests. */
export function readEventId(text: string): EventPlace {
  const [streamId = '', ...rest] = text.split('/')
  const [number, named = ''] = rest.reverse()
  return { streamId, requestIds: readRequestIds(named), number: Number(number) }
}

function readRequestIds(named: string): readonly RequestId[] {
  try {
    const ids: unknown = JSON.parse(Buffer.from(named, 'base64url').toString())
    return Array.isArray(ids) ? ids.filter(isRequestId) : []
  } catch {
    return []
  }
}
