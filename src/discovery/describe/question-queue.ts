/** Who waits for a plugin's answers: somebody who calls one of its tools, a list of tools, or nobody. */
export type Urgency = 'called' | 'listed' | 'later'

const urgencies: readonly Urgency[] = ['called', 'listed', 'later']
/** A question that takes longer than this probably waits for something, so another plugin gets a place beside it. */
const slowMs = 1000

/**
 * Shares the places for asked programs among plugins, question by question and each plugin in turn: one with many
 * commands, or one that hangs, holds up no other. A plugin that somebody calls has a place of its own at any time.
 */
export class QuestionQueue {
  /** The plugins with questions that wait. */
  readonly #waiting = new Set<Lane>()
  readonly #running = new Set<Running>()
  #turns = 0

  /** `places`: how many programs are asked at once, apart from those for calls; about twice as many if some are slow. */
  constructor(private readonly places: number) {}

  /** The questions of one plugin. */
  lane(): Lane {
    return new Lane((lane) => {
      if (lane.isWaiting) this.#waiting.add(lane)
      this.#startAll()
    })
  }

  #startAll(): void {
    for (let lane = this.#next(); lane !== undefined; lane = this.#next()) this.#start(lane)
  }

  #start(lane: Lane): void {
    this.#turns += 1
    lane.lastTurn = this.#turns
    const running = { lane, startedAt: performance.now() }
    this.#running.add(running)
    const timer = setTimeout(() => {
      this.#startAll()
    }, slowMs + 1)
    void lane.startNext().then(() => {
      clearTimeout(timer)
      this.#running.delete(running)
      this.#startAll()
    })
    if (!lane.isWaiting) this.#waiting.delete(lane)
  }

  /** The plugin whose question is started next; undefined if all must wait. */
  #next(): Lane | undefined {
    const now = performance.now()
    const running = [...this.#running]
    const slow = running.filter(({ startedAt }) => now - startedAt > slowMs).length
    const isFree = running.length < this.places
    // A slow question lends its place, but only to a plugin that has none, or one that hangs would get all of them.
    const isLent = running.length < this.places + Math.min(slow, this.places)
    const isFreeLater = isFree && running.filter(isLater).length < Math.max(1, Math.floor(this.places / 2))
    const mayStart: Readonly<Record<Urgency, (lane: Lane) => boolean>> = {
      called: ({ running }) => isFree || running === 0,
      listed: ({ running }) => isFree || (isLent && running === 0),
      later: () => isFreeLater,
    }
    const lanes = [...this.#waiting].sort((a, b) => a.lastTurn - b.lastTurn)
    return urgencies
      .map((urgency) => lanes.find((lane) => lane.urgency === urgency && mayStart[urgency](lane)))
      .find((lane) => lane !== undefined)
  }
}

interface Running {
  readonly lane: Lane
  readonly startedAt: number
}

function isLater({ lane }: Running): boolean {
  return lane.urgency === 'later'
}

/** The questions of one plugin, first come, first asked. */
export class Lane {
  readonly #starts: (() => Promise<void>)[] = []
  #urgency: Urgency = 'listed'
  #running = 0
  #asked: () => void = () => undefined
  /** Resolves when the first question is there, whenever its turn is. */
  readonly firstQuestion = new Promise<void>((done) => {
    this.#asked = done
  })
  /** The number of its last turn, of all turns: who has had none comes first. */
  lastTurn = 0

  constructor(private readonly changed: (lane: Lane) => void) {}

  get urgency(): Urgency {
    return this.#urgency
  }

  set urgency(urgency: Urgency) {
    this.#urgency = urgency
    this.changed(this)
  }

  get isWaiting(): boolean {
    return this.#starts.length > 0
  }

  get running(): number {
    return this.#running
  }

  /** Runs the work when its turn has come. */
  run<T>(work: () => Promise<T>): Promise<T> {
    this.#asked()
    return new Promise<T>((resolve, reject) => {
      this.#starts.push(() => work().then(resolve, reject))
      this.changed(this)
    })
  }

  /** Starts the question that has waited longest; resolves when it is answered, and never rejects. */
  async startNext(): Promise<void> {
    this.#running += 1
    await this.#starts.shift()?.()
    this.#running -= 1
  }
}
