import { expect } from 'chai'
import { QuestionQueue, type Lane, type Urgency } from '../../../../src/discovery/describe/question-queue.js'
import { until } from '../../../support/processes.js'

/** Questions of plugins: which have been started, and a way to answer each. */
class Questions {
  readonly started: string[] = []
  readonly #lanes = new Map<string, Lane>()
  readonly #answers = new Map<string, () => void>()
  readonly #queue: QuestionQueue

  constructor(places: number) {
    this.#queue = new QuestionQueue(places)
  }

  lane(plugin: string): Lane {
    const lane = this.#lanes.get(plugin) ?? this.#queue.lane()
    this.#lanes.set(plugin, lane)
    return lane
  }

  /** Asks a plugin, whose name is the first letter, each of these questions. */
  ask(questions: string, urgency: Urgency = 'listed'): void {
    for (const question of questions.split(' ')) {
      const lane = this.lane(question.charAt(0))
      lane.urgency = urgency
      void lane.run(() => {
        this.started.push(question)
        return new Promise<void>((done) => this.#answers.set(question, done))
      })
    }
  }

  async answer(question: string): Promise<void> {
    this.#answers.get(question)!()
    await new Promise((done) => setImmediate(done))
  }
}

describe('the queue of questions', () => {
  it('asks each plugin in turn, whoever has more to be asked', async () => {
    const questions = new Questions(1)
    questions.ask('a1 a2 a3 b1 c1 c2')
    for (const question of ['a1', 'b1', 'c1', 'a2', 'c2', 'a3']) {
      expect(questions.started.at(-1)).to.equal(question)
      await questions.answer(question)
    }
  })

  it('gives all places to one plugin that is alone', () => {
    const questions = new Questions(3)
    questions.ask('a1 a2 a3 a4')
    expect(questions.started).to.deep.equal(['a1', 'a2', 'a3'])
  })

  it('has a place for a plugin that is called, beyond those that are taken', async () => {
    const questions = new Questions(2)
    questions.ask('a1 a2 b1 b2 b3')
    expect(questions.started).to.deep.equal(['a1', 'a2'])
    questions.lane('b').urgency = 'called'
    expect(questions.started).to.deep.equal(['a1', 'a2', 'b1'])
    await questions.answer('b1')
    expect(questions.started.at(-1)).to.equal('b2')
  })

  it('asks for nobody on half of the places, and only where nobody waits', async () => {
    const questions = new Questions(4)
    questions.ask('a1 a2 a3 a4', 'later')
    expect(questions.started).to.deep.equal(['a1', 'a2'])
    questions.ask('b1 b2 b3')
    expect(questions.started).to.deep.equal(['a1', 'a2', 'b1', 'b2'])
    await questions.answer('a1')
    expect(questions.started.at(-1)).to.equal('b3')
    await questions.answer('b1')
    expect(questions.started.at(-1)).to.equal('a3')
  })

  it('lends the place of a question that takes long to another plugin, and never to its own', async () => {
    const questions = new Questions(1)
    questions.ask('a1 a2 a3')
    questions.ask('b1 b2 c1')
    expect(questions.started).to.deep.equal(['a1'])
    await until(() => questions.started.length > 1)
    expect(questions.started).to.deep.equal(['a1', 'b1'])
    await questions.answer('b1')
    expect(questions.started).to.deep.equal(['a1', 'b1', 'c1'])
  })

  it('gives the answer, or what went wrong, to who asked, and goes on', async () => {
    const lane = new QuestionQueue(1).lane()
    const failed = lane.run(() => Promise.reject(new Error('no'))).catch(String)
    expect(await lane.run(() => Promise.resolve(7))).to.equal(7)
    expect(await failed).to.equal('Error: no')
  })
})
