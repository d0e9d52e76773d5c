import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect } from 'chai'
import type { AuthSettings } from '../../src/server/auth.js'
import { askingTool } from '../support/asking-tool.js'
import {
  clientV1,
  clientV2,
  doors,
  testClient,
  type Answer,
  type CallAnswer,
  type TestClient,
} from '../support/mcp-clients.js'
import { callOf, post } from '../support/raw-mcp.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { stdioEnvironment } from '../support/stdio-clients.js'

const sessionKey = 'a key of 32 characters for tests'
const keyed: AuthSettings = { apiKeys: ['one', 'two'], authDisabled: false, loopbackExempt: false }
const serve = (settings: { port?: number; sessionKey?: string } = {}, auth?: AuthSettings) =>
  serveFixtures({ sessionKey, ...settings }, auth, [askingTool])

const yes: Answer = (message) => ({ action: 'accept', content: { value: `yes, ${message}` } })
const accepted = (question: string): unknown => ['accept', { value: `yes, ${question}` }]
const ask = async (client: TestClient, ...questions: string[]): Promise<unknown> =>
  JSON.parse((await client.call('ask', { questions })).text)

/** What a result says; an error of the protocol names no tool, and in the 2026 era the client itself fails to answer. */
const failure = async (client: TestClient): Promise<string> => {
  const result = await client.call('ask', { questions: ['tea?'] }).catch((error: unknown) => error)
  if (result instanceof Error) return `Error: ask: ${result.message}`
  expect(result).to.have.property('isError', true)
  return (result as CallAnswer).text
}

const stdioServer = {
  command: process.execPath,
  args: ['--import', 'tsx', 'test/support/serve-asking-stdio.ts'],
  env: stdioEnvironment(),
  stderr: 'ignore' as const,
}
const onStdio: Readonly<Record<string, (answer?: Answer) => Promise<TestClient>>> = {
  'SDK v1': async (answer) => {
    const { client, changes } = clientV1(answer)
    await client.connect(new StdioClientTransport(stdioServer))
    return testClient(client, changes)
  },
  'SDK v2, 2025 era': async (answer) => {
    const { client, changes } = clientV2('legacy', answer)
    await client.connect(new StdioV2(stdioServer))
    return testClient(client, changes)
  },
  'SDK v2, 2026 era': async (answer) => {
    const { client, changes } = clientV2({ pin: '2026-07-28' }, answer)
    await client.connect(new StdioV2(stdioServer))
    return testClient(client, changes)
  },
}

async function closeAndTellPort(server: { url: string; close: () => Promise<void> }): Promise<number> {
  await server.close()
  return Number(new URL(server.url).port)
}

function itAsks(connect: (answer?: Answer) => Promise<TestClient>): void {
  it('gets the answer of its client', async () => {
    const client = await connect(yes)
    expect(await ask(client, 'tea?')).to.deep.equal({ round: 2, answers: [accepted('tea?')] })
    await client.close()
  })

  it('asks once more when it has an answer, and keeps that', async () => {
    const client = await connect(yes)
    const answers = [accepted('tea?'), accepted('milk?'), accepted('sugar?')]
    expect(await ask(client, 'tea?', 'milk?', 'sugar?')).to.deep.equal({ round: 4, answers })
    await client.close()
  })

  it('hears of it when the question was declined or cancelled', async () => {
    const client = await connect((action) => ({ action: action as 'decline' | 'cancel' }))
    const { answers } = (await ask(client, 'decline', 'cancel')) as { answers: unknown }
    expect(answers).to.deep.equal([
      ['decline', null],
      ['cancel', null],
    ])
    await client.close()
  })

  it('asks once more, and says why, where the answer does not fit what was asked', async () => {
    const asked: string[] = []
    const client = await connect((message) => {
      asked.push(message)
      return asked.length === 1 ? { action: 'accept', content: { value: 7 } } : yes('tea?')
    })
    // The tool is called with no answer but one that fits.
    expect(await ask(client, 'tea?')).to.deep.equal({ round: 2, answers: [accepted('tea?')] })
    expect(asked).to.deep.equal(['tea?', 'tea?\n\nThe last answer does not fit: "value" 7 is not a string.'])
    await client.close()
  })

  it('fails, and says where, when the second answer does not fit either', async () => {
    const client = await connect(() => ({ action: 'accept', content: {} }))
    const message =
      'The answer to "tea?" does not fit what was asked, for the second time: "value" is missing'
    expect(await client.call('ask', { questions: ['tea?'] })).to.deep.equal({
      text: `Error: ask: ${message}`,
      isError: true,
      structuredContent: { error: { code: 'invalid_answer', message, retryable: false } },
    })
    await client.close()
  })

  it('fails, with the reason, where the client can not be asked', async () => {
    const client = await connect()
    expect(await failure(client)).to.match(
      /^Error: ask.* asks "tea\?" by elicitation\/create, but its client has not declared/,
    )
    await client.close()
  })

  it('fails, with the reason, where the client has no answer', async () => {
    const client = await connect(() => Promise.reject(new Error('nobody is here')))
    expect(await failure(client)).to.match(/^Error: ask: .*nobody is here/)
    await client.close()
  })
}

describe('a tool that asks', () => {
  for (const [door, connect] of Object.entries(doors)) {
    describe(`through ${door}`, () => {
      let server: Awaited<ReturnType<typeof serve>>
      before(async () => {
        server = await serve()
      })
      after(() => server.close())

      itAsks((answer) => connect(server.url, {}, fetch, answer))
    })
  }

  for (const [name, connect] of Object.entries(onStdio)) {
    describe(`on stdio, ${name}`, () => {
      itAsks(connect)
    })
  }

  for (const door of ['Streamable HTTP, SDK v1', 'Streamable HTTP 2025, SDK v2']) {
    it(`still asks in a session that is older than the server, through ${door}`, async () => {
      const first = await serve()
      const client = await doors[door]!(first.url, {}, fetch, yes)
      const port = await closeAndTellPort(first)
      const second = await serve({ port })
      expect(await ask(client, 'tea?')).to.deep.equal({ round: 2, answers: [accepted('tea?')] })
      await client.close()
      await second.close()
    })
  }

  it('goes on after a restart between question and answer, in the 2026 era', async () => {
    let server = await serve()
    const answer: Answer = async (message) => {
      server = await serve({ port: await closeAndTellPort(server) })
      return yes(message)
    }
    const client = await doors['Streamable HTTP 2026, SDK v2']!(server.url, {}, fetch, answer)
    const answers = [accepted('tea?'), accepted('milk?')]
    expect(await ask(client, 'tea?', 'milk?')).to.deep.equal({ round: 3, answers })
    await client.close()
    await server.close()
  })

  it('can ask nobody where there is no session, and says so', async () => {
    const server = await serve()
    const answer = await post(`${server.url}/messages/`, callOf('ask', { questions: ['tea?'] }))
    expect(await answer.text())
      .to.contain('Error: ask asks \\"tea?\\" by elicitation/create')
      .and.contain('"isError":true')
    await server.close()
  })
})

describe('the state of a question', () => {
  const [mine, agent] = [{ 'X-API-Key': 'one' }, { 'X-API-Key': 'one', 'X-Agent-Id': 'another' }]
  const questions = ['tea?']
  const inputResponses = { 'tea?': { action: 'decline' } }
  let server: Awaited<ReturnType<typeof serve>>
  let requestState: string
  before(async () => {
    server = await serve({}, keyed)
    requestState = (await post2026(server.url, mine, { arguments: { questions } })).result!.requestState!
  })
  after(() => server.close())

  const retry = (
    headers: Record<string, string>,
    params: Record<string, unknown> = {},
    { url } = server,
  ): Promise<Reply> =>
    post2026(url, headers, { arguments: { questions }, inputResponses, requestState, ...params })

  it('is taken with the answer of the caller that was asked', async () => {
    expect(JSON.stringify(await retry(mine))).to.contain('decline')
  })

  it('is refused when it was changed, or comes from another caller or with another request', async () => {
    const forged = requestState.replace('v1.', 'v1.A')
    const refused = [
      await retry(mine, { requestState: `${requestState}A` }),
      await retry(mine, { requestState: forged }),
      await retry(mine, { requestState: '' }),
      await retry({ 'X-API-Key': 'two' }),
      await retry(agent),
      await retry(mine, { arguments: { questions: ['coffee?'] } }),
    ]
    for (const { error } of refused)
      expect(error).to.deep.equal({
        code: -32602,
        message: 'Invalid or expired requestState',
        data: { reason: 'invalid_request_state' },
      })
  })

  it('is refused by a server with another key', async () => {
    const stranger = await serve({ sessionKey: 'another key, also 32 characters.' }, keyed)
    expect((await retry(mine, {}, stranger)).error?.code).to.equal(-32602)
    await stranger.close()
  })

  it('is not needed by an answer that comes early, if that fits', async () => {
    const early = (milk: unknown): Promise<Reply> =>
      post2026(server.url, mine, {
        arguments: { questions: ['tea?', 'milk?'] },
        inputResponses: { 'milk?': milk, 'tea?': { action: 'decline' } },
      })
    expect(JSON.stringify(await early({ action: 'accept', content: { value: 'yes' } })))
      .to.contain('decline')
      .and.contain('accept')
    const toOtherQuestions = [{ role: 'assistant', content: { type: 'text', text: 'yes' } }, { roots: [] }]
    for (const wrong of [{ action: 'accept', content: { value: 7 } }, ...toOtherQuestions])
      expect(Object.keys((await early(wrong)).result!.inputRequests!)).to.deep.equal(['milk?'])
  })

  it('is made anew where an answer is none', async () => {
    for (const answer of [
      12_345,
      null,
      {},
      { action: 'perhaps' },
      { method: 'x', result: { action: 'accept' } },
    ]) {
      const { result } = await retry(mine, {
        inputResponses: { 'tea?': answer, other: { action: 'accept' } },
      })
      expect(Object.keys(result!.inputRequests!), JSON.stringify(answer)).to.deep.equal(['tea?'])
    }
  })
})

interface Reply {
  readonly result?: { readonly requestState?: string; readonly inputRequests?: object }
  readonly error?: { readonly code: number }
}

/** A tools/call of the tool that asks, by a client of 2026-07-28 that keeps no state itself. */
async function post2026(
  url: string,
  headers: Record<string, string>,
  params: Record<string, unknown>,
): Promise<Reply> {
  const own = 'io.modelcontextprotocol'
  const _meta = {
    [`${own}/protocolVersion`]: '2026-07-28',
    [`${own}/clientInfo`]: { name: 'raw', version: '1' },
    [`${own}/clientCapabilities`]: { elicitation: {} },
  }
  const body = { ...callOf('ask'), params: { name: 'ask', ...params, _meta } }
  const era = { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'tools/call', 'Mcp-Name': 'ask' }
  const text = await (await post(`${url}/mcp`, body, { ...headers, ...era })).text()
  return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text) as Reply
}
