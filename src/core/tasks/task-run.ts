import { EventEmitter, once } from 'node:events'
import { messageOf, ServerStoppingError, SmcpError } from '../../errors.js'
import type { InputAnswer, InputRequest } from '../../executor/input-request.js'
import { InputRequired } from '../ask.js'
import { internalError, rpcErrorOf } from '../rpc-error.js'
import { takeAnswers } from '../take-answers.js'
import type { Settled } from '../settle-call.js'
import type { BackgroundCall } from './background-call.js'
import { whyUnanswerable } from './can-answer.js'
import type { TaskState } from './task.js'

type Answers = Readonly<Record<string, InputAnswer>>

/** A call in the background, from when its request was answered until it ends. */
export class TaskRun {
  /** When its state changed, in milliseconds since 1970. */
  changedAt = Date.now()
  /** Resolves with the last state; never rejects. */
  readonly ended: Promise<TaskState>
  #state: TaskState = { status: 'working' }
  #answers: Answers
  /** The questions of this round that were asked once more. */
  #again: readonly string[] = []
  #refusal: SmcpError | undefined
  #cancelledBy: string | undefined
  readonly #events = new EventEmitter<{ ask: []; answer: [] }>().setMaxListeners(0)

  constructor(
    private readonly call: BackgroundCall,
    /** How long a question waits for its answer. */
    private readonly answerMs: number,
  ) {
    this.#answers = call.answers
    this.ended = this.#run().then((state) => this.#change(state))
  }

  get state(): TaskState {
    return this.#state
  }

  /** What there is to say of its state. */
  get message(): string | undefined {
    switch (this.#state.status) {
      case 'working':
        return this.#cancelledBy === undefined ? this.call.reports.text : 'It is being ended'
      case 'input_required':
        return `It waits for ${Object.keys(this.#state.inputRequests).join(', ')}`
      case 'failed':
        return this.#state.error.message
      case 'cancelled':
        return this.#cancelledBy
      case 'completed':
        return undefined
    }
  }

  /** Resolves as soon as it asks, or has ended. Rejects if the signal is aborted before. */
  async still(signal: AbortSignal): Promise<void> {
    if (this.#state.status !== 'working') return
    const left = new AbortController()
    const leave = (): void => {
      left.abort()
    }
    signal.addEventListener('abort', leave, { once: true })
    try {
      await Promise.race([this.ended, once(this.#events, 'ask', { signal: left.signal })])
    } finally {
      signal.removeEventListener('abort', leave)
      leave()
    }
  }

  /** Takes answers to what it asks, and goes on when all are there; ignores what it has not asked. */
  answer(given: Readonly<Record<string, unknown>>): void {
    if (this.#state.status !== 'input_required') return
    const { inputRequests } = this.#state
    const { answers, again, refusal } = takeAnswers({ requests: inputRequests, again: this.#again }, given)
    this.#answers = { ...this.#answers, ...answers }
    this.#again = [...this.#again, ...Object.keys(again)]
    this.#refusal = refusal
    const open = Object.entries(inputRequests).filter(([name]) => !Object.hasOwn(answers, name))
    if (open.length > 0 && !refusal) {
      this.#change({ status: 'input_required', inputRequests: { ...Object.fromEntries(open), ...again } })
      return
    }
    this.#change({ status: 'working' })
    this.#events.emit('answer')
  }

  /** Ends it, which takes a moment; nothing happens if it has ended. */
  cancel(why = 'It was cancelled'): void {
    this.#cancelledBy ??= why
    this.call.controller.abort()
  }

  async #run(): Promise<TaskState> {
    let round = this.call.first
    for (;;) {
      try {
        return stateOf(await round)
      } catch (error) {
        if (!(error instanceof InputRequired)) return failedBy(error)
        const { tool, capabilities, controller, again } = this.call
        const unanswerable = whyUnanswerable(tool, error.requests, capabilities)
        if (unanswerable) return failedBy(unanswerable)
        await this.#untilAnswered(error.requests)
        if (controller.signal.aborted) return { status: 'cancelled' }
        if (this.#refusal) return failedBy(this.#refusal)
        round = again(this.#answers, error.state)
      }
    }
  }

  async #untilAnswered(requests: Readonly<Record<string, InputRequest>>): Promise<void> {
    const { signal } = this.call.controller
    if (signal.aborted) return
    this.#again = []
    this.#change({ status: 'input_required', inputRequests: requests })
    this.#events.emit('ask')
    const timer = setTimeout(() => {
      this.cancel(`Nobody has answered it for ${this.answerMs / 1000} s`)
    }, this.answerMs).unref()
    await once(this.#events, 'answer', { signal }).catch(() => undefined)
    clearTimeout(timer)
  }

  #change(state: TaskState): TaskState {
    this.#state = state
    this.changedAt = Date.now()
    return state
  }
}

/**
 * A program that failed has completed its task, as it would have answered its call. One that a signal ended did not
 * answer: that is an error of the protocol.
 */
function stateOf({ result, error }: Settled): TaskState {
  if (error?.code === 'cancelled') return { status: 'cancelled' }
  const hasDied = error?.ended?.signal !== undefined || error instanceof ServerStoppingError
  if (!hasDied) return { status: 'completed', result }
  return { status: 'failed', error: rpcErrorOf(error), result }
}

function failedBy(error: unknown): TaskState {
  if (error instanceof SmcpError) return { status: 'failed', error: rpcErrorOf(error) }
  const message = `It failed inside smcp: ${messageOf(error)}`
  return { status: 'failed', error: { code: internalError, message, data: { code: 'internal_error' } } }
}
