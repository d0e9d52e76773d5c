import { expect } from 'chai'
import { createAsk, InputRequired } from '../../../src/core/ask.js'
import type { InputAnswer, InputRequest } from '../../../src/executor/input-request.js'

const elicit = { method: 'elicitation/create', params: { message: 'Who?' } } as const
const sample = { method: 'sampling/createMessage', params: {} } as const
const roots = { method: 'roots/list' } as const

type Answers = Readonly<Record<string, InputAnswer>>
type Requests = Readonly<Record<string, InputRequest>>

function askWith(answers: Answers, requests: Requests) {
  return createAsk(answers)(requests, 'kept')
}

/** What is asked of the client where it has given these answers. */
function asked(answers: Answers, requests: Requests): InputRequired {
  try {
    askWith(answers, requests)
  } catch (error) {
    if (error instanceof InputRequired) return error
  }
  throw new Error('nothing was asked')
}

describe('asking', () => {
  it('gives the answers to what is asked, and no others', () => {
    const answers = {
      who: { action: 'decline' },
      what: { role: 'assistant', content: { type: 'text', text: 'this' } },
      where: { roots: [] },
    }
    const more = { ...answers, other: { action: 'accept' } }
    expect(askWith(more, { who: elicit, what: sample, where: roots })).to.deep.equal(answers)
  })

  it('asks for what is not answered yet, with the state that goes with it', () => {
    const { requests, state } = asked({ who: { action: 'accept' } }, { who: elicit, where: roots })
    expect({ requests, state }).to.deep.equal({ requests: { where: roots }, state: 'kept' })
  })

  it('asks again where an answer is one to another question', () => {
    for (const wrong of [{}, { action: 'perhaps' }, { action: ['accept'] }, { roots: [] }])
      expect(Object.keys(asked({ who: wrong }, { who: elicit }).requests)).to.deep.equal(['who'])
    expect(Object.keys(asked({ what: { role: 'user' } }, { what: sample }).requests)).to.deep.equal(['what'])
    expect(Object.keys(asked({ where: { roots: {} } }, { where: roots }).requests)).to.deep.equal(['where'])
  })

  it('takes no name for an answered one that every object has', () => {
    expect(Object.keys(asked({}, { constructor: elicit, toString: roots }).requests)).to.have.length(2)
  })
})
