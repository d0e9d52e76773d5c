import { expect } from 'chai'
import { createAsk, InputRequired } from '../../../src/core/ask.js'
import { InvalidAnswerError } from '../../../src/errors.js'
import { answerInRounds } from '../../../src/server/answer-in-rounds.js'
import type { Rounds } from '../../../src/server/request-state.js'

const nothing: Rounds = { answers: {}, again: {}, early: {} }
const roots = { method: 'roots/list' } as const
const answer = { roots: [] }

/** A handler that asks for `one` and then for `two`, and counts how often it is called. */
function asking() {
  const states: unknown[] = []
  const handle = ({ answers, state }: Rounds): Promise<unknown> => {
    states.push(state)
    const ask = createAsk(answers)
    return Promise.resolve().then(() => {
      ask({ one: roots }, 'first')
      return ask({ two: roots }, 'second')
    })
  }
  return { states, handle }
}

describe('answerInRounds', () => {
  it('gives the result, or what is to be asked and what is known by then', async () => {
    const { handle } = asking()
    const answers = { one: answer, two: answer }
    expect(await answerInRounds({ ...nothing, answers }, handle)).to.deep.equal({ result: { two: answer } })
    const asked = await answerInRounds({ ...nothing, answers: { one: answer } }, handle)
    expect(asked).to.have.deep.nested.property('question.requests', { two: roots })
    expect(asked).to.have.deep.nested.property('rounds.answers', { one: answer })
  })

  it('does not ask what was answered early, and goes on with the state of the question', async () => {
    const { handle, states } = asking()
    const early = { two: answer, one: answer, three: answer }
    expect(await answerInRounds({ ...nothing, early }, handle)).to.deep.equal({ result: { two: answer } })
    expect(states).to.deep.equal([undefined, 'first', 'second'])
  })

  it('asks what was answered early by what is no answer', async () => {
    const asked = await answerInRounds({ ...nothing, early: { one: {}, two: answer } }, asking().handle)
    expect(asked).to.have.deep.nested.property('question.requests', { one: roots })
  })

  it('asks once more without calling the handler, unless an answer is refused', async () => {
    const { handle, states } = asking()
    const again = { one: roots }
    const asked = await answerInRounds({ ...nothing, again, state: 5 }, handle)
    expect(asked)
      .to.have.property('question')
      .that.is.instanceOf(InputRequired)
      .and.deep.include({ requests: again, state: 5 })
    expect(states).to.deep.equal([])
    const refusal = new InvalidAnswerError('no')
    await answerInRounds({ ...nothing, again, refusal }, (rounds) => {
      expect(rounds.refusal).to.equal(refusal)
      return Promise.resolve()
    })
  })

  it('passes on every failure', async () => {
    const failed = answerInRounds(nothing, () => Promise.reject(new Error('broken')))
    expect(await failed.catch(String)).to.equal('Error: broken')
  })
})
