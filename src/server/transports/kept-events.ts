import type { EventStore, JSONRPCMessage, RequestId } from '@modelcontextprotocol/server'
import type { AsyncLocalStorage } from 'node:async_hooks'
import { forgottenAnswer } from './forgotten-answer.js'
import { readEventId, writeEventId } from './event-ids.js'

/** What a client of a lost stream missed beyond this is dropped, oldest first; never an answer. */
const eventsMax = 100
/** So many cancelled requests are remembered: a client asks for the rest of their streams within seconds, if at all. */
const cancelledMax = 20
/** The SDK's name for the stream that belongs to no request. */
const standaloneStream = '_GET_stream'

/** What opens a stream. */
export interface StreamOpening {
  /** The requests that are answered on it. */
  readonly requestIds: readonly RequestId[]
  /**
   * Called if it goes on with an earlier stream, with the requests of that one; not if it is refused before. Those of a
   * stream that is forgotten are answered by errors, and it is over.
   */
  readonly onResume?: (requestIds: readonly RequestId[], isForgotten: boolean) => void
}

/** What a stream is opened for; whatever is sent for it, is sent in its context. */
interface Opening {
  readonly requestIds: readonly RequestId[]
  /** Those of its session. */
  readonly events: KeptEvents
  /** Undefined as soon as the stream is open. */
  onResume: StreamOpening['onResume']
  /** Nobody wants what is still sent. */
  isOver: boolean
}

/** One for all sessions: each copies itself into every promise, timer and socket of the process, and is never freed. */
export type Openings = AsyncLocalStorage<Opening>

interface KeptStream {
  readonly opening: Opening
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

  constructor(private readonly openings: Openings) {}

  /** Runs what opens a stream. */
  async opening<T>({ requestIds, onResume }: StreamOpening, open: () => Promise<T>): Promise<T> {
    const opening: Opening = { requestIds, events: this, onResume, isOver: false }
    try {
      return await this.openings.run(opening, open)
    } finally {
      // What has begun in its context, such as the session, lives longer, and must not hold the request.
      opening.onResume = undefined
    }
  }

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
    if (stream || isForgotten) this.#opening()?.onResume?.(stream?.requestIds ?? requestIds, isForgotten)
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
    for (const [streamId, stream] of dropped) {
      stream.opening.isOver = true
      this.#streams.delete(streamId)
    }
    return dropped.map(([streamId]) => streamId)
  }

  #streamOf(streamId: string): KeptStream | undefined {
    const known = this.#streams.get(streamId)
    const opening: Opening | undefined =
      streamId === standaloneStream
        ? { requestIds: [], events: this, onResume: undefined, isOver: false }
        : this.#opening()
    if (known || !opening || opening.isOver) return known
    const stream: KeptStream = { opening, requestIds: opening.requestIds, answered: new Set(), events: [] }
    this.#streams.set(streamId, stream)
    return stream
  }

  /** What is being opened in this session. */
  #opening(): Opening | undefined {
    const opening = this.openings.getStore()
    return opening?.events === this ? opening : undefined
  }
}

function keep(stream: KeptStream, number: number, message: JSONRPCMessage): void {
  const { requestIds, answered, events } = stream
  const answeredId = 'method' in message || !('id' in message) ? undefined : message.id
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
