import type { ServerContext } from '@modelcontextprotocol/server'
import { expect } from 'chai'
import { randomBytes } from 'node:crypto'
import { InputRequired } from '../../../src/core/ask.js'
import { RequestState } from '../../../src/server/request-state.js'

const key = randomBytes(32)
const caller = { key: 'a'.repeat(64), agent: 'one' }
const request = { method: 'tools/call', params: { name: 'x', arguments: { a: 1, b: { c: 2, d: [3] } } } }
const nothing = { answers: {}, again: {}, early: {} }
const question = new InputRequired({ who: { method: 'roots/list' } }, { n: 1 })

function contextOf(kept?: unknown, inputResponses?: Record<string, unknown>): ServerContext {
  return { mcpReq: { requestState: () => kept, inputResponses } } as unknown as ServerContext
}

async function askFirst(state: RequestState): Promise<string> {
  return (await state.ask(question, nothing, request, contextOf())).requestState as string
}

describe('the state of a request that waits for an answer', () => {
  const state = new RequestState(key, caller)
  const refused = (text: string, by: RequestState): Promise<unknown> =>
    by.verify(text, contextOf()).then(
      () => 'taken',
      () => 'refused',
    )

  const kept = ({ requestState }: Record<string, unknown>): Promise<unknown> =>
    state.verify(requestState as string, contextOf())

  it('is nothing in the first round', () => {
    expect(state.read(request, contextOf())).to.deep.equal(nothing)
  })

  it('keeps what the handler gave, and the answers of every round', async () => {
    const first = await state.verify(await askFirst(state), contextOf())
    const second = contextOf(first, { who: { roots: [] } })
    const answers = { who: { roots: [] } }
    expect(state.read(request, second)).to.deep.equal({ ...nothing, answers, state: { n: 1 } })
    const asked = await state.ask(
      new InputRequired({ what: { method: 'roots/list' } }, 2),
      { ...nothing, answers },
      request,
      second,
    )
    expect(asked).to.deep.include({
      resultType: 'input_required',
      inputRequests: { what: { method: 'roots/list' } },
    })
    const kept = await state.verify(asked.requestState as string, contextOf())
    const third = contextOf(kept, { what: { roots: [1] } })
    expect(state.read(request, third)).to.deep.equal({
      ...nothing,
      answers: { who: { roots: [] }, what: { roots: [1] } },
      state: 2,
    })
  })

  it('keeps only answers of the kind that was asked for, and sets aside what comes before it is asked', async () => {
    const kept = await state.verify(await askFirst(state), contextOf())
    const sent = { who: { action: 'accept' }, other: { roots: [] } }
    expect(state.read(request, contextOf(kept, sent)).answers).to.deep.equal({})
    expect(state.read(request, contextOf(undefined, sent))).to.deep.equal({ ...nothing, early: sent })
  })

  it('knows what it has asked once more, and refuses what does not fit again', async () => {
    const schema = { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] }
    const form = {
      method: 'elicitation/create',
      params: { message: 'How many?', requestedSchema: schema },
    } as const
    const wrong = { many: { action: 'accept', content: { n: 'x' } } }
    const first = await state.ask(new InputRequired({ many: form }, 1), nothing, request, contextOf())
    const rounds = state.read(request, contextOf(await kept(first), wrong))
    expect(rounds.refusal).to.equal(undefined)
    const second = await state.ask(new InputRequired(rounds.again, 1), rounds, request, contextOf())
    const refused = state.read(request, contextOf(await kept(second), wrong))
    expect(refused.refusal?.message).to.match(/"many" .*second time: "n" "x" is not an integer/)
  })

  it('is nothing for a method that can not ask, whatever its client sends', async () => {
    const kept = await state.verify(await askFirst(state), contextOf())
    const list = { ...request, method: 'tools/list' }
    expect(state.read(list, contextOf(kept, { who: { roots: [] } }))).to.deep.equal(nothing)
  })

  it('is taken by any process with the same key, from the same caller only', async () => {
    const text = await askFirst(state)
    expect(await refused(text, new RequestState(key, { ...caller }))).to.equal('taken')
    expect(await refused(text, new RequestState(randomBytes(32), caller))).to.equal('refused')
    for (const other of [{}, { key: caller.key }, { ...caller, agent: 'two' }, { ...caller, key: 'b' }])
      expect(await refused(text, new RequestState(key, other)), JSON.stringify(other)).to.equal('refused')
  })

  it('is for its request alone, in whatever order that is written, and with any _meta', async () => {
    const kept = contextOf(await state.verify(await askFirst(state), contextOf()))
    const same = { name: 'x', _meta: { progressToken: 9 }, arguments: { b: { d: [3], c: 2 }, a: 1 } }
    expect(state.read({ ...request, params: same }, kept).state).to.deep.equal({ n: 1 })
    for (const other of [
      { ...request, method: 'prompts/get' },
      { ...request, params: { ...request.params, name: 'y' } },
      { ...request, params: { name: 'x', arguments: { a: 1, b: { c: 2, d: [4] } } } },
    ])
      expect(() => state.read(other, kept)).to.throw('Invalid or expired requestState')
  })
})
