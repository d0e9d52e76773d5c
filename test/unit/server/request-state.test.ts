import type { ServerContext } from '@modelcontextprotocol/server'
import { expect } from 'chai'
import { randomBytes } from 'node:crypto'
import { InputRequired } from '../../../src/core/ask.js'
import { RequestState } from '../../../src/server/request-state.js'

const key = randomBytes(32)
const caller = { key: 'a'.repeat(64), agent: 'one' }
const request = { method: 'tools/call', params: { name: 'x', arguments: { a: 1, b: { c: 2, d: [3] } } } }
const question = new InputRequired({ who: { method: 'roots/list' } }, { n: 1 })

function contextOf(kept?: unknown, inputResponses?: Record<string, unknown>): ServerContext {
  return { mcpReq: { requestState: () => kept, inputResponses } } as unknown as ServerContext
}

async function askFirst(state: RequestState): Promise<string> {
  return (await state.ask(question, request, contextOf())).requestState as string
}

describe('the state of a request that waits for an answer', () => {
  const state = new RequestState(key, caller)
  const refused = (text: string, by: RequestState): Promise<unknown> =>
    by.verify(text, contextOf()).then(
      () => 'taken',
      () => 'refused',
    )

  it('is nothing in the first round', () => {
    expect(state.read(request, contextOf())).to.deep.equal({ answers: {}, state: undefined })
  })

  it('keeps what the handler gave, and the answers of every round', async () => {
    const first = await state.verify(await askFirst(state), contextOf())
    const second = contextOf(first, { who: { roots: [] } })
    expect(state.read(request, second)).to.deep.equal({ answers: { who: { roots: [] } }, state: { n: 1 } })
    const asked = await state.ask(new InputRequired({ what: { method: 'roots/list' } }, 2), request, second)
    expect(asked).to.deep.include({
      resultType: 'input_required',
      inputRequests: { what: { method: 'roots/list' } },
    })
    const kept = await state.verify(asked.requestState as string, contextOf())
    const third = contextOf(kept, { what: { roots: [1] } })
    expect(state.read(request, third)).to.deep.equal({
      answers: { who: { roots: [] }, what: { roots: [1] } },
      state: 2,
    })
  })

  it('keeps only answers of the kind that was asked for, and of any kind where nothing was asked yet', async () => {
    const kept = await state.verify(await askFirst(state), contextOf())
    const sent = { who: { action: 'accept' }, other: { roots: [] } }
    expect(state.read(request, contextOf(kept, sent)).answers).to.deep.equal({})
    const early = { ...sent, wrong: { content: 1 } }
    expect(state.read(request, contextOf(undefined, early)).answers).to.deep.equal(sent)
  })

  it('is nothing for a method that can not ask, whatever its client sends', async () => {
    const kept = await state.verify(await askFirst(state), contextOf())
    const list = { ...request, method: 'tools/list' }
    expect(state.read(list, contextOf(kept, { who: { roots: [] } }))).to.deep.equal({ answers: {} })
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
