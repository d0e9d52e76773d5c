import { expect } from 'chai'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Config } from '../../src/config.js'
import type { AuthSettings } from '../../src/server/auth.js'
import { modernRequests, type ModernAnswer, type ModernRequests } from '../support/modern-mcp.js'
import { pidFile, readPids, untilGone } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'

const pluginsDirs = [fileURLToPath(new URL('../fixtures/tasks', import.meta.url))]
const tasksExtension = 'io.modelcontextprotocol/tasks'
const capable = { elicitation: {}, extensions: { [tasksExtension]: {} } }
const serve = (settings: Partial<Config> = {}, auth?: AuthSettings) =>
  serveFixtures({ pluginsDirs, ...settings }, auth)
type Server = Awaited<ReturnType<typeof serve>>

/** Calls a command, and returns the whole answer. */
function call(
  client: ModernRequests,
  command: string,
  args: object = {},
  more: object = {},
): Promise<ModernAnswer> {
  return client.ask('tools/call', { name: `works__${command}`, arguments: args, ...more })
}

/** The id of the task as which a command runs. */
async function start(client: ModernRequests, command: string, args: object = {}): Promise<string> {
  const { result, error } = await call(client, command, args)
  expect(error).to.equal(undefined)
  expect(result).to.include({ resultType: 'task' })
  return String(result?.taskId)
}

/** The task as soon as it has this status; fails at another one that is final. */
async function becomes(client: ModernRequests, taskId: string, status: string) {
  for (;;) {
    const { result, error } = await client.ask('tasks/get', { taskId })
    if (!result) throw new Error(JSON.stringify(error))
    if (result.status === status) return result
    expect(result.status).to.be.oneOf(['working', 'input_required'])
    await new Promise((done) => setTimeout(done, 20))
  }
}

const textOf = (result: unknown): string | undefined =>
  (result as { content?: { text?: string }[] } | undefined)?.content?.[0]?.text

describe('a command that is a task', () => {
  let server: Server
  let client: ModernRequests
  before(async () => {
    server = await serve()
    client = modernRequests(server.url, capable)
  })
  after(() => server.close())

  it('is answered at once by a task, whose result is there when it has ended', async () => {
    const { status, result } = await call(client, 'quick')
    expect(status).to.equal(200)
    expect(result).to.have.keys([
      ...['resultType', 'taskId', 'status', 'createdAt', 'lastUpdatedAt', 'ttlMs', 'pollIntervalMs', '_meta'],
    ])
    const task = await becomes(client, String(result?.taskId), 'completed')
    expect(task).to.include({ resultType: 'complete', taskId: result?.taskId })
    expect(task.result).to.deep.equal({ content: [{ type: 'text', text: 'done' }] })
    expect(task.ttlMs).to.be.at.least(3_600_000)
    expect(Date.parse(String(task.lastUpdatedAt))).to.be.at.least(Date.parse(String(task.createdAt)))
  })

  it('tells how far it is, outlives its request, and ends with all it has started when it is cancelled', async () => {
    const pids = await pidFile()
    const id = await start(client, 'runs', { pids })
    const running = await readPids(pids)
    expect(running).to.have.length(2)
    let task = await becomes(client, id, 'working')
    while (task.statusMessage === undefined) task = await becomes(client, id, 'working')
    expect(task.statusMessage).to.equal('half way (1 of 2)')
    expect(task).not.to.have.any.keys('result', 'error', 'inputRequests')
    const { result } = await client.ask('tasks/cancel', { taskId: id })
    expect(result).to.have.keys('resultType', '_meta')
    await untilGone(running)
    expect(await becomes(client, id, 'cancelled')).to.include({ statusMessage: 'It was cancelled' })
    expect(await client.ask('tasks/cancel', { taskId: id })).to.have.nested.property(
      'result.resultType',
      'complete',
    )
    expect(await becomes(client, id, 'cancelled')).not.to.have.any.keys('result', 'error')
  })

  it('that ends by itself is not changed by a late cancel', async () => {
    const until = await pidFile()
    const id = await start(client, 'runs', { until })
    await writeFile(until, '')
    const task = await becomes(client, id, 'completed')
    await client.ask('tasks/cancel', { taskId: id })
    expect(await becomes(client, id, 'completed')).to.deep.equal(task)
    expect(textOf(task.result)).to.equal('ran')
  })

  it('is completed where the program fails, and failed where it dies by a signal', async () => {
    const failed = await becomes(client, await start(client, 'fails'), 'completed')
    expect(failed.result).to.include({ isError: true })
    expect(textOf(failed.result)).to.equal('Error: works__fails failed with exit code 3: too dry')
    const died = await becomes(client, await start(client, 'dies'), 'failed')
    expect(died.error).to.include({ code: -32603 })
    expect(died.error).to.have.nested.property('data.code', 'plugin_error')
    expect(died.statusMessage).to.match(/SIGABRT/)
    expect(died).not.to.have.property('result')
  })

  it('that does not fit its schema is completed with the error', async () => {
    const task = await becomes(client, await start(client, 'runs', { pidz: 'x' }), 'completed')
    expect(task.result).to.have.nested.property('structuredContent.error.code', 'invalid_arguments')
  })

  it('is an ordinary call for a client that takes no tasks, unless it is required to be one', async () => {
    const plain = modernRequests(server.url)
    const { result } = await call(plain, 'quick')
    expect(result).to.include({ resultType: 'complete' })
    expect(textOf(result)).to.equal('done')
    const { status, error } = await call(plain, 'fails')
    expect(status).to.equal(400)
    expect(error).to.have.property('code', -32021)
    expect(error?.data).to.deep.include({ requiredCapabilities: { extensions: { [tasksExtension]: {} } } })
  })

  it('says so before anything else to one that asks for tasks without declaring them', async () => {
    const plain = modernRequests(server.url)
    for (const method of ['tasks/get', 'tasks/update', 'tasks/cancel']) {
      const { status, error } = await plain.ask(method, { taskId: 'x', inputResponses: {} })
      expect([status, error?.code]).to.deep.equal([400, -32021])
    }
  })

  it('does not make a task of any other command', async () => {
    expect((await call(client, 'plain')).result).to.include({ resultType: 'complete' })
    const other = await client.ask('tools/call', { name: 'works__none', arguments: {} })
    expect(other.error).to.have.property('code', -32602)
  })

  it('announces the extension', async () => {
    const { result } = await client.ask('server/discover')
    expect(result).to.have.deep.nested.property('capabilities.extensions', { [tasksExtension]: {} })
  })

  describe('that asks', () => {
    const accept = (content: object) => ({ action: 'accept', content })

    it('waits for its answers within the task, one by one, and ignores what it has not asked', async () => {
      const id = await start(client, 'asks')
      const { inputRequests } = await becomes(client, id, 'input_required')
      expect(inputRequests).to.have.keys('name', 'age')
      expect(inputRequests).to.have.nested.property('name.method', 'elicitation/create')
      const update = (inputResponses: unknown) => client.ask('tasks/update', { taskId: id, inputResponses })
      await update({ other: accept({ other: 'x' }), name: { nothing: true }, age: 12 })
      await update('none')
      await update({ name: accept({ name: 'Ann' }) })
      const half = await becomes(client, id, 'input_required')
      expect(half.inputRequests).to.have.keys('age')
      // Answered already: a second answer is not taken.
      await update({ name: accept({ name: 'Eve' }) })
      const { result } = await update({ age: accept({ age: '7' }) })
      expect(result).to.have.keys('resultType', '_meta')
      const task = await becomes(client, id, 'completed')
      expect(JSON.parse(String(textOf(task.result)))).to.deep.equal({
        said: { name: 'Ann', age: '7' },
        state: { round: 1 },
      })
      expect((await update({ age: accept({ age: '8' }) })).result).to.include({ resultType: 'complete' })
    })

    it('asks once more where an answer does not fit, and fails at the second that does not', async () => {
      const id = await start(client, 'asks')
      const { inputRequests } = await becomes(client, id, 'input_required')
      const { name, age } = inputRequests as Record<string, { params: { message: string } }>
      const update = (inputResponses: unknown) => client.ask('tasks/update', { taskId: id, inputResponses })
      await update({ name: accept({ name: 5 }) })
      const again = (await becomes(client, id, 'input_required')).inputRequests as Record<string, unknown>
      expect(again.age).to.deep.equal(age)
      expect(again.name).to.have.nested.property(
        'params.message',
        `${name!.params.message}\n\nThe last answer does not fit: "name" 5 is not a string.`,
      )
      await update({ name: accept({ name: 6 }), age: accept({ age: '7' }) })
      const { error } = await becomes(client, id, 'failed')
      expect(error).to.deep.equal({
        code: -32602,
        message:
          'The answer to "name" does not fit what was asked, for the second time: "name" 6 is not a string',
        data: { code: 'invalid_answer', retryable: false },
      })
    })

    it('is cancelled while it waits', async () => {
      const id = await start(client, 'asks')
      await becomes(client, id, 'input_required')
      await client.ask('tasks/cancel', { taskId: id })
      await becomes(client, id, 'cancelled')
    })

    it('first does so before there is a task', async () => {
      const asked = (await call(client, 'asks-first')).result
      expect(asked).to.include({ resultType: 'input_required' })
      expect(asked).not.to.have.property('taskId')
      const more = {
        inputResponses: { name: accept({ name: 'Ann' }) },
        requestState: asked?.requestState,
      }
      const { result } = await call(client, 'asks-first', {}, more)
      expect(result).to.include({ resultType: 'task' })
      expect(result).not.to.have.any.keys('requestState', 'inputRequests')
      const task = await becomes(client, String(result?.taskId), 'completed')
      expect(textOf(task.result)).to.contain('Ann')
    })

    it('fails where its client can not be asked', async () => {
      const task = await becomes(client, await start(client, 'asks-root'), 'failed')
      expect(task.error).to.have.property('code', -32021)
      expect(task.error).to.have.deep.nested.property('data.requiredCapabilities', { roots: {} })
    })
  })

  describe('of an id', () => {
    it('that nobody has is unknown, to each method', async () => {
      for (const taskId of ['x', '', 'constructor', '00000000-0000-0000-0000-000000000000', 'é'])
        for (const method of ['tasks/get', 'tasks/update', 'tasks/cancel']) {
          const { error } = await client.ask(
            method,
            { taskId, inputResponses: {} },
            { headers: { 'Mcp-Name': encoded(taskId) } },
          )
          expect(error, taskId).to.have.property('code', -32602)
          expect(error, taskId).to.have.nested.property('data.code', 'unknown_task')
        }
    })

    it('that is none is refused, with what was given', async () => {
      for (const taskId of [undefined, 7, null, {}]) {
        const { error } = await client.ask('tasks/get', { taskId })
        expect(error).to.have.property('code', -32602)
        expect(error?.message).to.match(/taskId/)
      }
    })

    it('that differs from the header is refused', async () => {
      const id = await start(client, 'quick')
      for (const method of ['tasks/get', 'tasks/update', 'tasks/cancel']) {
        const { status, error } = await client.ask(
          method,
          { taskId: id, inputResponses: {} },
          { headers: { 'Mcp-Name': 'other' } },
        )
        expect([status, error?.code]).to.deep.equal([400, -32020])
      }
    })
  })
})

/** A header that is not ASCII, as the protocol encodes it. */
function encoded(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?base64?${Buffer.from(text).toString('base64')}?=`
}

describe('the tasks of a server', () => {
  it('are not told of by a stream, which says so, or refuses a client that knows no tasks', async () => {
    const server = await serve()
    const listen = (capabilities: Record<string, unknown>): Promise<ModernAnswer> =>
      modernRequests(server.url, capabilities).ask('subscriptions/listen', {
        notifications: { taskIds: ['any'] },
      })
    const { status, error } = await listen({ elicitation: {} })
    expect([status, error?.code]).to.deep.equal([400, -32021])
    expect(error?.data).to.have.deep.property('requiredCapabilities', {
      extensions: { [tasksExtension]: {} },
    })
    // It ends at once, since there is nothing to hear on it.
    expect((await listen(capable)).result).to.include({ resultType: 'complete' })
    await server.close()
  })

  const keyed: AuthSettings = { apiKeys: ['one', 'two'], authDisabled: false, loopbackExempt: false }

  it('belong to the key and agent that made them', async () => {
    const server = await serve({ drainTimeoutMs: 0 }, keyed)
    const as = (key: string, agent: string) =>
      modernRequests(server.url, capable, { Authorization: `Bearer ${key}`, 'X-Agent-Id': agent })
    const owner = as('one', 'a')
    const ids = [await start(owner, 'quick'), await start(owner, 'runs', {})]
    await becomes(owner, ids[0]!, 'completed')
    for (const other of [as('two', 'a'), as('one', 'b')])
      for (const taskId of ids)
        for (const method of ['tasks/get', 'tasks/update', 'tasks/cancel']) {
          const { error } = await other.ask(method, { taskId, inputResponses: {} })
          expect(error).to.have.nested.property('data.code', 'unknown_task')
        }
    await becomes(owner, ids[1]!, 'working')
    await server.close()
  })

  it('are forgotten after their time, and their questions are asked no longer', async () => {
    const server = await serve({ taskTtlMs: 300 })
    const client = modernRequests(server.url, capable)
    const [done, asking] = [await start(client, 'quick'), await start(client, 'asks')]
    await becomes(client, done, 'completed')
    const cancelled = await becomes(client, asking, 'cancelled')
    expect(cancelled.statusMessage).to.match(/Nobody has answered/)
    for (const taskId of [done, asking])
      while ((await client.ask('tasks/get', { taskId })).error === undefined) await new Promise(setImmediate)
    await server.close()
  })

  it('are at most so many; those whose result was fetched make room', async () => {
    const server = await serve({ tasksMax: 2, drainTimeoutMs: 0 })
    const client = modernRequests(server.url, capable)
    const first = await start(client, 'quick')
    await start(client, 'runs')
    const refused = (await call(client, 'quick')).result
    expect(textOf(refused)).to.match(/^Error: works__quick: .*nothing was started.*SMCP_TASKS_MAX/)
    expect(refused).to.have.nested.property('structuredContent.error.code', 'busy')
    await becomes(client, first, 'completed')
    await start(client, 'quick')
    expect((await client.ask('tasks/get', { taskId: first })).error).to.have.property('code', -32602)
    await server.close()
  })

  it('are at most half of all for one key, by default, whatever its agents', async () => {
    const server = await serve({ tasksMax: 4, drainTimeoutMs: 0 }, keyed)
    const as = (key: string, agent: string) =>
      modernRequests(server.url, capable, { Authorization: `Bearer ${key}`, 'X-Agent-Id': agent })
    const [one, two] = [as('one', 'a'), as('two', 'a')]
    const first = await start(one, 'quick')
    await start(one, 'runs')
    const refused = (await call(as('one', 'b'), 'quick')).result
    expect(textOf(refused)).to.match(
      /: 2 tasks of this key running, or with results .*SMCP_TASKS_PER_KEY_MAX/,
    )
    const others = [await start(two, 'quick'), await start(two, 'runs')]
    // A result that the one has fetched makes room for it, and none for the other.
    await becomes(one, first, 'completed')
    expect((await call(two, 'quick')).result).to.have.property('isError', true)
    await start(one, 'quick')
    await becomes(two, others[0]!, 'completed')
    await server.close()
  })

  it('hold up no other call, and run when there is a place for them', async () => {
    const server = await serve({ concurrency: 1, queueMax: 0, tasksConcurrency: 1, drainTimeoutMs: 0 })
    const client = modernRequests(server.url, capable)
    const until = await pidFile()
    const [running, waiting] = [await start(client, 'runs', { until }), await start(client, 'quick')]
    expect(textOf((await call(client, 'plain')).result)).to.equal('done')
    expect((await client.ask('tasks/get', { taskId: waiting })).result).to.include({ status: 'working' })
    await writeFile(until, '')
    for (const id of [running, waiting]) await becomes(client, id, 'completed')
    await server.close()
  })

  it('end with the server, and leave nothing running', async () => {
    const server = await serve({ drainTimeoutMs: 0 })
    const client = modernRequests(server.url, capable)
    const pids = await pidFile()
    await start(client, 'runs', { pids })
    await becomes(client, await start(client, 'asks'), 'input_required')
    const running = await readPids(pids)
    await server.close()
    await untilGone(running)
  })
})
