import { expect } from 'chai'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Config } from '../../src/config.js'
import { doors, type CallAnswer, type TestClient } from '../support/mcp-clients.js'
import { modernRequests } from '../support/modern-mcp.js'
import { isAlive, pidFile, readPids, untilGone } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'

const pluginsDirs = [fileURLToPath(new URL('../fixtures/tasks', import.meta.url))]
/** How long a call is waited for: short, so that it becomes a job; or much longer than any. */
const soon = { jobAfterMs: 50, drainTimeoutMs: 0 }
const late = { jobAfterMs: 60_000, drainTimeoutMs: 0 }
const serve = (settings: Partial<Config>) => serveFixtures({ pluginsDirs, ...settings })
type Server = Awaited<ReturnType<typeof serve>>
type Connect = (typeof doors)[string]
const connect = doors['Streamable HTTP, SDK v1']!
const own = ['smcp__job_status', 'smcp__job_cancel']

const idOf = ({ structuredContent }: CallAnswer): string =>
  (structuredContent as { job: { id: string } }).job.id
const status = (client: TestClient, id: string): Promise<CallAnswer> =>
  client.call('smcp__job_status', { id })

/** What has come of a job, however often that has to be asked. */
async function outcome(client: TestClient, id: string): Promise<CallAnswer> {
  for (;;) {
    const answer = await status(client, id)
    if ((answer.structuredContent as { job?: unknown } | undefined)?.job === undefined) return answer
  }
}

describe('a command that is a job', () => {
  let server: Server
  const open = (
    to: Connect = connect,
    ...more: Parameters<Connect> extends [string, ...infer More] ? More : never
  ) => to(server.url, ...more)
  afterEach(() => server.close())

  it('is answered as ever where it is quick', async () => {
    server = await serve(late)
    const client = await open()
    const until = await pidFile()
    await writeFile(until, '')
    const { text, structuredContent } = await client.call('works__job', { until })
    expect(JSON.parse(text)).to.deep.equal({ done: true })
    expect(structuredContent).to.deep.equal({ done: true })
    await client.close()
  })

  for (const [door, way] of Object.entries(doors))
    it(`goes on in the background where it takes long, through ${door}`, async () => {
      server = await serve(soon)
      const client = await open(way)
      const [pids, until] = [await pidFile(), await pidFile()]
      const first = await client.call('works__job', { pids, until })
      expect(first.isError).to.equal(false)
      const id = idOf(first)
      expect(first.text)
        .to.contain(`job ${id}`)
        .and.match(/Call smcp__job_status .*Do not call works__job again/)
      await readPids(pids)
      expect(idOf(await status(client, id))).to.equal(id)
      await writeFile(until, '')
      const { text, structuredContent } = await outcome(client, id)
      expect(JSON.parse(text)).to.deep.equal({ done: true })
      expect(structuredContent).to.deep.equal({ done: true })
      expect((await status(client, id)).text).to.equal(text)
      await client.close()
    })

  it('has its place among all tasks and jobs from its start, and gives it back with its answer', async () => {
    server = await serve({ ...late, tasksMax: 1 })
    const client = await open()
    const [pids, until] = [await pidFile(), await pidFile()]
    const first = client.call('works__job', { pids, until })
    await readPids(pids)
    expect((await client.call('works__job', { until })).text).to.match(/ 1 task running, .*SMCP_TASKS_MAX/)
    await writeFile(until, '')
    await first
    expect((await client.call('works__job', { until })).isError).to.equal(false)
    await client.close()
  })

  it('tells how far it is', async () => {
    server = await serve(soon)
    const client = await open()
    const pids = await pidFile()
    const id = idOf(await client.call('works__job', { pids }))
    await readPids(pids)
    while (!(await status(client, id)).text.includes('It says: half way (1 of 2).'))
      await new Promise(setImmediate)
    await client.close()
  })

  it('ends with all it has started when it is cancelled', async () => {
    server = await serve(soon)
    const client = await open()
    const pids = await pidFile()
    const id = idOf(await client.call('works__job', { pids }))
    const running = await readPids(pids)
    await client.call('smcp__job_cancel', { id })
    await untilGone(running)
    const { isError, text } = await outcome(client, id)
    expect(isError).to.equal(true)
    expect(text).to.match(/^Error: works__job, job .* was ended\. It was cancelled\./)
    expect((await client.call('smcp__job_cancel', { id })).text).to.equal(text)
    await client.close()
  })

  it('ends where its client leaves before it is told of the job', async () => {
    server = await serve(late)
    const client = await open()
    const pids = await pidFile()
    const leave = new AbortController()
    const called = client.call('works__job', { pids }, leave.signal).catch(() => undefined)
    const running = await readPids(pids)
    expect(running.every(isAlive)).to.equal(true)
    leave.abort()
    await untilGone(running)
    await called
    await client.close()
  })

  it('asks the client that waits for it, or the one that asks how far it is', async () => {
    const answer = () => ({ action: 'accept' as const, content: { name: 'Ann' } })
    const until = await pidFile()
    server = await serve(soon)
    const client = await open(connect, {}, fetch, answer)
    const id = idOf(await client.call('works__job-asks', { until }))
    await writeFile(until, '')
    expect((await outcome(client, id)).text).to.contain('"name": "Ann"')
    await client.close()
    await server.close()
    server = await serve(late)
    const other = await open(connect, {}, fetch, answer)
    expect((await other.call('works__job-asks', { until })).text).to.contain('"name": "Ann"')
    await other.close()
  })

  it('fails where nobody can be asked', async () => {
    const until = await pidFile()
    server = await serve(soon)
    const client = await open()
    const id = idOf(await client.call('works__job-asks', { until }))
    await writeFile(until, '')
    const { isError, text } = await outcome(client, id)
    expect([isError, text]).to.satisfy(
      () => isError && /asks "name" .*has not declared the capability/.test(text),
    )
    await client.close()
  })

  it('is a task for a client that takes one, if it says so', async () => {
    server = await serve(soon)
    const capabilities = { extensions: { 'io.modelcontextprotocol/tasks': {} } }
    const client = modernRequests(server.url, capabilities)
    const call = (name: string) => client.ask('tools/call', { name, arguments: {} })
    expect((await call('works__runs')).result).to.include({ resultType: 'task' })
    expect((await call('works__job')).result).to.have.nested.property(
      'structuredContent.job.status',
      'working',
    )
  })

  it('is one by the word of its owner, whatever its program knows', async () => {
    server = await serve(soon)
    const client = await open()
    const id = idOf(await client.call('old__wait', { seconds: '0.5' }))
    expect((await outcome(client, id)).text).to.equal('waited')
    await client.close()
  })

  it('belongs to the agent that started it, and others have none of that id', async () => {
    server = await serve(soon)
    const [owner, other] = [
      await open(connect, { 'x-agent-id': 'a' }),
      await open(connect, { 'x-agent-id': 'b' }),
    ]
    const id = idOf(await owner.call('works__job'))
    for (const [client, given] of [
      [other, { id }],
      [owner, { id: `${id}x` }],
      [owner, { id: '' }],
      [owner, { id: 7 }],
      [owner, {}],
    ] as const)
      for (const tool of own) {
        const { isError, structuredContent } = await client.call(tool, given)
        expect(isError).to.equal(true)
        expect(structuredContent)
          .to.have.nested.property('error.code')
          .that.matches(/^(unknown_task|invalid_arguments)$/)
      }
    expect(idOf(await status(owner, id))).to.equal(id)
    await Promise.all([owner.close(), other.close()])
  })

  it('is told of with the server’s end, and leaves nothing running', async () => {
    server = await serve({ jobAfterMs: 60_000, drainTimeoutMs: 0 })
    const client = await open(doors['SSE, SDK v1'])
    const pids = await pidFile()
    const called = client.call('works__job', { pids })
    const running = await readPids(pids)
    await server.close()
    expect((await called).text).to.match(/shutting down/)
    await untilGone(running)
    // Else it tries for ever to connect again.
    await client.close()
  })

  it('brings two tools with it, which are not there otherwise', async () => {
    server = await serve(late)
    const client = await open()
    expect(await client.listTools()).to.include.members(own)
    await client.close()
    await server.close()
    server = await serveFixtures()
    const other = await open()
    expect(await other.listTools()).not.to.include.any.members(own)
    await other.close()
  })
})
