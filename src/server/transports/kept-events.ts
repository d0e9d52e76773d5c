import type { EventStore, JSONRPCMessage, RequestId } from '@modelcontextprotocol/server'
import { forgottenAnswer } from './forgotten-answer.js'
import { readEventId, writeEventId } from './event-ids.js'
import { answeredBy } from './message-ids.js'
import { StreamOpenings } from './stream-openings.js'

/** What a client of a lost stream missed beyond this is dropped, oldest first; never an answer. */
const eventsMax = 100
/** So many cancelled requests are remembered: a client asks for the rest of their streams within seconds, if at all. */
const cancelledMax = 20
/** The SDK's name for the stream that belongs to no request. */
const standaloneStream = '_GET_stream'

interface KeptStream {
  /** The requests that are answered on it. */
  readonly requestIds: readonly RequestId[]
  readonly answered: Set<RequestId>
  readonly events: { readonly number: number; readonly message: JSONRPCMessage }[]
}

/**
 * What was sent on the streams of one session, until it is known to have arrived, so that a client that lost a stream can
 * go on with it: https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#resumability-and-redelivery
 */
export class KeptEvents implements EventStore {
  readonly #streams = new Map<string, KeptStream>()
  readonly #cancelled = new Set<string>()
  #count = 0

  /** What is sent and opened for whom. */
  readonly openings = new StreamOpenings()

  storeEvent(streamId: string, message: JSONRPCMessage): Promise<string> {
    this.#count += 1
    const stream = this.#streamOf(streamId)
    if (stream) keep(stream, this.#count, message)
    const requestIds = stream?.requestIds ?? []
    return Promise.resolve(writeEventId({ streamId, requestIds, number: this.#count }))
  }

  /** Called by the SDK for a request that it will not refuse any more, unless the stream is unknown or still open. */
  getStreamIdForEventId(eventId: string): Promise<string | undefined> {
    const { streamId, requestIds } = readEventId(eventId)
    const stream = this.#streams.get(streamId)
    // A cancelled request is not answered, not even by an error.
    const isForgotten = stream === undefined && requestIds.length > 0 && !this.#cancelled.has(streamId)
    if (stream || isForgotten)
      this.openings.current?.onResume?.(stream?.requestIds ?? requestIds, isForgotten)
    // What it missed of the stream of no request, before a restart or so, is told of in other ways.
    const isKnown = stream !== undefined || isForgotten || streamId === standaloneStream
    return Promise.resolve(isKnown ? streamId : undefined)
  }

  async replayEventsAfter(
    lastEventId: string,
    { send }: { readonly send: (eventId: string, message: JSONRPCMessage) => Promise<void> },
  ): Promise<string> {
    const { streamId, requestIds, number: last } = readEventId(lastEventId)
    const stream = this.#streams.get(streamId)
    const missed = stream?.events.filter(({ number }) => number > last)
    const messages =
      missed ?? requestIds.map((id, index) => ({ number: last + index + 1, message: forgottenAnswer(id) }))
    for (const { number, message } of messages)
      await send(writeEventId({ streamId, requestIds: stream?.requestIds ?? requestIds, number }), message)
    return streamId
  }

  /** Whether the answers to these requests have been sent or kept. */
  isAnswered(requestIds: readonly RequestId[]): boolean {
    return requestIds.every((id) => [...this.#streams.values()].some(({ answered }) => answered.has(id)))
  }

  /** Forgets the streams of these requests, which their client has cancelled; one that it asks for is refused. */
  cancel(requestIds: readonly RequestId[]): void {
    for (const streamId of this.drop(requestIds)) this.#cancelled.add(streamId)
    for (const streamId of [...this.#cancelled].slice(0, -cancelledMax)) this.#cancelled.delete(streamId)
  }

  /** Forgets the streams of these requests: their answers have arrived, or nobody wants them any more. Returns which. */
  drop(requestIds: readonly RequestId[]): string[] {
    const dropped = [...this.#streams].filter(([, stream]) =>
      stream.requestIds.some((id) => requestIds.includes(id)),
    )
    for (const [streamId] of dropped) this.#streams.delete(streamId)
    this.openings.forget(requestIds)
    return dropped.map(([streamId]) => streamId)
  }

  #streamOf(streamId: string): KeptStream | undefined {
    const known = this.#streams.get(streamId)
    if (known) return known
    const opening = streamId === standaloneStream ? { requestIds: [] } : this.openings.take()
    if (!opening) return undefined
    const stream: KeptStream = { requestIds: opening.requestIds, answered: new Set(), events: [] }
    this.#streams.set(streamId, stream)
    return stream
  }
}

function keep(stream: KeptStream, number: number, message: JSONRPCMessage): void {
  const { requestIds, answered, events } = stream
  const answeredId = answeredBy(message)
  // After a drop, what still comes for the same stream belongs to nobody.
  if (answeredId !== undefined && requestIds.includes(answeredId)) answered.add(answeredId)
  // The event that only opens a stream is empty.
  if (Object.keys(message).length === 0) return
  events.push({ number, message })
  if (events.length > eventsMax)
    events.splice(
      events.findIndex((one) => 'method' in one.message),
      1,
    )
}
