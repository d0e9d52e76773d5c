import { Client } from '@modelcontextprotocol/client'
import { InMemoryTransport } from '@modelcontextprotocol/server'
import { expect } from 'chai'
import type { Call, Handler, Handlers } from '../../../src/core/handler.js'
import { BusyError, ToolNotFoundError } from '../../../src/errors.js'
import type { Logger } from '../../../src/logging.js'
import { createMcpServerFactory, type ServerUse } from '../../../src/server/mcp-adapter.js'

describe('the adapter between the core and the SDK', () => {
  let logged: unknown[]
  let introduced: number
  const logger = { error: ({ err }: { err: unknown }) => logged.push(err) } as unknown as Logger
  const connect = async (handlers: Handlers, use?: ServerUse): Promise<Client> => {
    const create = createMcpServerFactory(handlers, {
      version: '1.0.0',
      instructions: (caller) => {
        introduced += 1
        return Promise.resolve(`For ${String(caller.key)}.`)
      },
      stateKey: Buffer.alloc(32),
      hasOutputSchema: () => false,
      logger,
    })
    const [one, other] = InMemoryTransport.createLinkedPair()
    await create({ key: 'abc', agent: 'a' }, use).connect(other)
    const client = new Client({ name: 'test', version: '1.0.0' })
    await client.connect(one)
    return client
  }
  /** What a request is answered whose handler throws this. */
  const refusal = async (thrown: Error): Promise<unknown> => {
    const client = await connect({ 'tools/list': () => Promise.reject(thrown) })
    return client.request({ method: 'tools/list' }).catch((error: unknown) => error)
  }

  beforeEach(() => {
    logged = []
    introduced = 0
  })

  it('gives a handler the params, the caller and a signal, and its result to the client', async () => {
    let seen: [unknown, Call] | undefined
    const handler: Handler = (params, call) => {
      seen = [params, call]
      return Promise.resolve({ tools: [], extra: 1 })
    }
    const client = await connect({ 'tools/list': handler })
    const result = await client.request({ method: 'tools/list', params: { cursor: 'c' } })
    expect(result).to.deep.include({ tools: [] })
    const [params, { caller, signal, state, progressToken }] = seen!
    expect(params).to.include({ cursor: 'c' })
    expect([caller, signal.aborted, state, progressToken]).to.deep.equal([
      { key: 'abc', agent: 'a' },
      false,
      undefined,
      undefined,
    ])
  })

  it('aborts the signal of a request that is cancelled', async () => {
    const leave = new AbortController()
    const aborted = new Promise((done) => {
      const handler: Handler = (_params, { signal }) => {
        signal.addEventListener('abort', done)
        leave.abort()
        return new Promise(() => undefined)
      }
      void connect({ 'tools/list': handler }).then((client) =>
        client.request({ method: 'tools/list' }, { signal: leave.signal }).catch(() => undefined),
      )
    })
    await aborted
  })

  it('sends what a handler tells meanwhile, by the token of the request', async () => {
    const client = await connect({
      'tools/list': (_params, { progressToken, notify }) => {
        notify('notifications/progress', { progressToken, progress: 3 })
        return Promise.resolve({ tools: [] })
      },
    })
    const told: unknown[] = []
    await client.request({ method: 'tools/list' }, { onprogress: (progress) => told.push(progress) })
    expect(told).to.deep.equal([{ progress: 3 }])
  })

  it('tells an error of ours by its code, with the advice, and logs nothing', async () => {
    expect(await refusal(new ToolNotFoundError('No tool "x"', { hint: 'Try y.' }))).to.deep.include({
      code: -32602,
      message: 'No tool "x". Try y.',
      data: { code: 'plugin_not_found', retryable: false },
    })
    expect(await refusal(new BusyError('Too much'))).to.have.nested.property('data.retryable', true)
    expect(logged).to.deep.equal([])
  })

  it('tells of a bug that there is one, and logs the rest', async () => {
    const bug = new TypeError('password is x')
    const error = await refusal(bug)
    expect(error).to.deep.include({ code: -32603, data: { code: 'internal_error' } })
    expect(String(error)).to.not.contain('password')
    expect(logged).to.deep.equal([bug])
  })

  it('introduces itself to a client that opens a session, and not to one whose session is taken up', async () => {
    expect((await connect({})).getInstructions()).to.equal('For abc.')
    expect((await connect({}, { isTakenUp: true })).getInstructions()).to.equal(undefined)
    expect(introduced).to.equal(1)
  })
})
