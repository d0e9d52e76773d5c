import { expect } from 'chai'
import { refusalOf } from '../../../../src/server/transports/refusal-of.js'

describe('refusalOf', () => {
  const error = { code: -32600, message: 'no' }
  const refused = (): Response =>
    Response.json({ jsonrpc: '2.0', error, id: null }, { status: 400, headers: { 'X-Kept': 'yes' } })

  it('answers the one request of a body by its id, and keeps all else', async () => {
    for (const id of [7, '', 'seven']) {
      const answer = await refusalOf([id], refused())
      expect([answer.status, answer.headers.get('x-kept')]).to.deep.equal([400, 'yes'])
      expect(await answer.json()).to.deep.equal({ jsonrpc: '2.0', error, id })
    }
  })

  it('leaves it as it is where there was no request, or where there were several', async () => {
    for (const ids of [[], [1, 2]])
      expect(await (await refusalOf(ids, refused())).json()).to.deep.equal({
        jsonrpc: '2.0',
        error,
        id: null,
      })
  })
})
