import { expect } from 'chai'
import { takeAnswers } from '../../../src/core/take-answers.js'
import type { InputRequest } from '../../../src/executor/input-request.js'

const form = (requestedSchema: unknown): InputRequest => ({
  method: 'elicitation/create',
  params: { message: 'How many?', requestedSchema },
})
const schema = { type: 'object', properties: { n: { type: 'integer', minimum: 1 } }, required: ['n'] }
const requests = { many: form(schema), where: { method: 'roots/list' } } as const
const accept = (content?: unknown) => ({ action: 'accept', ...(content !== undefined && { content }) })

describe('takeAnswers', () => {
  it('takes what fits, and leaves out what is no answer, or was not asked for', () => {
    const where = { roots: [] }
    const given = { many: accept({ n: 2, more: 'x' }), where, other: accept({}) }
    expect(takeAnswers({ requests, again: [] }, given)).to.deep.equal({
      answers: { many: given.many, where },
      again: {},
    })
    for (const none of [undefined, 5, null, [], {}, { action: 'perhaps' }, { roots: [] }])
      expect(takeAnswers({ requests, again: [] }, { many: none })).to.deep.equal({ answers: {}, again: {} })
    expect(takeAnswers({ requests: { constructor: requests.where }, again: [] }, {}).answers).to.deep.equal(
      {},
    )
  })

  it('asks once more, with what is wrong, and refuses it the second time', () => {
    for (const [content, complaint] of [
      [{ n: 'x' }, '"n" "x" is not an integer'],
      [{ n: 0 }, '"n" 0 must be >= 1'],
      [{}, '"n" is missing'],
      [undefined, '"n" is missing'],
      ['x', '"x" is not an object'],
    ] as const) {
      const given = { many: accept(content) }
      const { answers, again, refusal } = takeAnswers({ requests, again: [] }, given)
      expect([answers, refusal]).to.deep.equal([{}, undefined])
      const message = `How many?\n\nThe last answer does not fit: ${complaint}.`
      expect(again).to.deep.equal({
        many: { method: 'elicitation/create', params: { message, requestedSchema: schema } },
      })
      const second = takeAnswers({ requests: again, again: ['many'] }, given)
      expect(second.again).to.deep.equal({})
      expect(second.refusal?.message).to.contain(`for the second time: ${complaint}`)
    }
  })

  it('checks nothing where nothing was filled in, or the schema is none', () => {
    for (const answer of [{ action: 'decline' }, { action: 'cancel', content: { n: 'x' } }])
      expect(takeAnswers({ requests, again: [] }, { many: answer }).answers).to.deep.equal({ many: answer })
    for (const wrong of [undefined, 'x', { type: 'nothing' }, { $ref: '#/$defs/none' }]) {
      const many = accept({ n: 'x' })
      expect(takeAnswers({ requests: { many: form(wrong) }, again: [] }, { many }).answers).to.deep.equal({
        many,
      })
    }
  })
})
