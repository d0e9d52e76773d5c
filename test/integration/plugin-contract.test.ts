import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js'
import { LoggingMessageNotificationSchema } from '@modelcontextprotocol/sdk/types.js'
import { expect } from 'chai'
import { clientV1, doors, testClient, type Answer, type TestClient } from '../support/mcp-clients.js'
import { modernRequests } from '../support/modern-mcp.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { writeExamples } from '../support/write-examples.js'

const answers: Readonly<Record<string, Record<string, string | number>>> = {
  'Who are you?': { user: 'Ann' },
  'How many?': { count: 3 },
  'Remove everything? yes or no': { sure: 'yes' },
}
const accept: Answer = (message) => ({ action: 'accept', content: answers[message]! })
const decline: Answer = () => ({ action: 'decline' })
const http = doors['Streamable HTTP, SDK v1']!

/** Asks until what comes is an end, not something that goes on. */
async function atLast<T>(ask: () => Promise<T>, goesOn: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (!goesOn(answer)) return answer
    await new Promise((done) => setTimeout(done, 20))
  }
}

describe('the plugins of contract 2, as its page shows them', () => {
  let server: Awaited<ReturnType<typeof serveFixtures>>
  let sdk: Client
  let client: TestClient
  before(async () => {
    const pluginsDirs = [await writeExamples('plugin-contract.md')]
    server = await serveFixtures({ pluginsDirs, jobAfterMs: 50 })
    const { client: made, changes } = clientV1(accept)
    sdk = made
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is the client of that door
    await sdk.connect(new SSEClientTransport(new URL('/sse', server.url)))
    client = testClient(sdk, changes)
  })
  after(async () => {
    await client.close()
    await server.close()
  })

  const text = async (name: string, args?: Record<string, unknown>): Promise<string> =>
    (await client.call(name, args)).text

  it('are described without a fault', () => {
    expect(server.core.catalog.plugins().map(({ name, problems }) => [name, problems])).to.deep.equal([
      ['in_node', []],
      ['in_python', []],
      ['in_shell', []],
    ])
  })

  const pictures = {
    in_python: ['png', '\x89PNG'],
    in_node: ['svg+xml', '<svg'],
    in_shell: ['gif', 'GIF89a'],
  }
  for (const [plugin, [type, start]] of Object.entries(pictures))
    it(`give a picture: ${plugin}`, async () => {
      const { content } = await sdk.callTool({ name: `${plugin}__picture` })
      const [block] = content as Record<string, unknown>[]
      expect(block).to.include({ type: 'image', mimeType: `image/${type!}` })
      const bytes = Buffer.from(String(block!.data), 'base64').toString('latin1')
      expect(bytes.slice(0, start!.length)).to.equal(start)
    })

  for (const plugin of ['in_python', 'in_node', 'in_shell'])
    it(`tell of their progress: ${plugin}`, async () => {
      const told: unknown[] = []
      const result = await client.call(`${plugin}__copy`, {}, undefined, (report) => void told.push(report))
      expect(result).to.include({ text: 'copied', isError: false })
      expect(told).to.deep.equal([
        { progress: 1, total: 2, message: 'half' },
        { progress: 2, total: 2 },
      ])
    })

  it('write to the log of the client', async () => {
    const lines: unknown[] = []
    sdk.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => void lines.push(params))
    await sdk.setLoggingLevel('info')
    await text('in_python__copy')
    expect(lines).to.deep.equal([{ level: 'warning', logger: 'copy', data: { skipped: 'b.txt' } }])
  })

  const questions = {
    in_python__greet: ['Hello, Ann', 'Hello, whoever you are'],
    in_node__book: ['3 seats', 'no seats'],
    in_shell__clean: ['cleaned', 'kept'],
  }
  for (const [name, [accepted, declined]] of Object.entries(questions))
    for (const [door, connect] of Object.entries(doors))
      it(`ask, and take no for an answer: ${name} through ${door}`, async () => {
        for (const [answer, expected] of [
          [accept, accepted],
          [decline, declined],
        ] as const) {
          const other = await connect(server.url, {}, fetch, answer)
          expect((await other.call(name)).text).to.equal(expected)
          await other.close()
        }
      })

  it('print blocks, objects that their outputSchema promises, and are given secrets', async () => {
    const { content } = await sdk.callTool({ name: 'in_node__find' })
    expect(content).to.deep.equal([
      { type: 'text', text: 'One note:' },
      { type: 'resource_link', uri: 'notes://note/bread', name: 'bread' },
    ])
    const { tools } = await sdk.listTools()
    expect(tools.find(({ name }) => name === 'in_python__weather')).to.have.nested.property(
      'outputSchema.required[0]',
      'degrees',
    )
    expect((await client.call('in_python__weather')).structuredContent).to.deep.equal({ degrees: 20.5 })
    expect(await text('in_python__login', { token: 'abcdefg' })).to.equal('a token of 7 letters')
  })

  it('offer resources: of a file, of a command and by a template', async () => {
    const read = async (uri: string) => (await client.read(uri))[0]
    expect(await read('shell://guide')).to.include({
      mimeType: 'text/markdown',
      text: 'Call `clean` with care.\n',
    })
    const status = await read('python://status')
    expect(JSON.parse(String(status?.text))).to.deep.equal({ ready: true })
    expect(await read('notes://note/bread')).to.include({ mimeType: 'text/plain', text: 'Bake it.' })
  })

  it('offer a prompt, and complete its argument', async () => {
    const { messages } = await client.prompt('in_node__summarize', { id: 'bread' })
    const said = { type: 'text', text: 'Summarize the note bread.' }
    expect(messages).to.deep.equal([{ role: 'user', content: said }])
    const ref = { type: 'ref/prompt', name: 'in_node__summarize' } as const
    expect(await client.complete({ ref, argument: { name: 'id', value: 'ap' } })).to.deep.include({
      values: ['apples', 'apricots'],
    })
  })

  it('go on as a job, whose client comes back for the answer', async () => {
    const cameBack: string[] = []
    const send: typeof fetch = (url, init) => {
      const id = new Headers(init?.headers).get('last-event-id')
      if (id !== null) cameBack.push(id)
      return fetch(url, init)
    }
    const other = await http(server.url, {}, send)
    const first = await other.call('in_shell__render')
    expect(cameBack).not.to.deep.equal([])
    const { job } = first.structuredContent as { job: { id: string } }
    const last = await atLast(
      () => other.call('smcp__job_status', { id: job.id }),
      ({ structuredContent }) => structuredContent !== undefined,
    )
    expect(last.text).to.equal('rendered')
    await other.close()
  })

  it('run as a task for a client that takes tasks', async () => {
    const { ask } = modernRequests(server.url, { extensions: { 'io.modelcontextprotocol/tasks': {} } })
    const { result: task } = await ask('tools/call', { name: 'in_shell__render', arguments: {} })
    expect(task).to.include({ resultType: 'task' })
    const { result } = await atLast(
      () => ask('tasks/get', { taskId: task?.taskId }),
      (answer) => answer.result?.status === 'working',
    )
    expect(result).to.have.property('status', 'completed')
    expect(result).to.have.nested.property('result.content[0].text', 'rendered')
  })
})
