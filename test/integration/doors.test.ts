import { expect } from 'chai'
import { doors, type TestClient } from '../support/mcp-clients.js'
import { isAlive, pidFile, readPids, untilGone } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'

for (const [door, connect] of Object.entries(doors)) {
  describe(`a client through ${door}`, () => {
    let server: Awaited<ReturnType<typeof serveFixtures>>
    let client: TestClient

    before(async () => {
      server = await serveFixtures({ resumeTimeoutMs: 500 })
    })
    after(async () => {
      await server.close()
    })
    beforeEach(async () => {
      client = await connect(server.url, { 'X-Agent-Id': 'agent-1' })
    })
    afterEach(async () => {
      await client.close()
    })

    it('sees every tool of every plugin, the health tool first', async () => {
      const names = await client.listTools()
      expect(names[0]).to.equal('health')
      expect(names).to.include.members([
        'echo__argv',
        'my_plugin__my-command',
        'fails__now',
        'bad_contract__good',
      ])
      expect(names).not.to.include('bad_contract__bad')
    })

    it('is told what is answered, and of what changes it will be told', () => {
      expect(client.capabilities()).to.deep.equal({
        tools: { listChanged: true },
        prompts: { listChanged: true },
        completions: {},
        resources: { listChanged: true, subscribe: true },
        logging: {},
        // Those of earlier eras know of no tasks.
        ...(door.includes('2026') && { extensions: { 'io.modelcontextprotocol/tasks': {} } }),
      })
    })

    it("gets a program's answer", async () => {
      const { text, isError } = await client.call('echo__argv', {
        text: '--help',
        tags: { item: 'solo' },
        count: '3',
      })
      expect(isError).to.be.false
      expect(JSON.parse(text)).to.deep.equal(['argv', '--text=--help', '--tags', 'solo', '--count', '3'])
    })

    it("runs the specification's sample plugin as written", async () => {
      const { text } = await client.call('my_plugin__my-command', { param: 'test' })
      expect(JSON.parse(text)).to.deep.include({ status: 'success', param: 'test', optional: 'default' })
    })

    it("gets a failed program's own words and a code", async () => {
      const { text, isError, structuredContent } = await client.call('fails__now')
      const expected = 'Error: fails__now failed with exit code 3: the oven is cold'
      expect({ text, isError }).to.deep.equal({ text: expected, isError: true })
      expect(structuredContent).to.deep.equal({
        error: { code: 'plugin_error', message: 'the oven is cold', retryable: false, exitCode: 3 },
      })
    })

    it('is told which argument is wrong, and no program is started', async () => {
      const { text, isError } = await client.call('echo__argv', { txt: 'x' })
      expect(isError).to.be.true
      expect(text).to.equal(
        'Error: echo__argv has no argument "txt". Did you mean text? Its arguments: text, tags, count.',
      )
    })

    it('is told the nearest name for an unknown tool, as an error of the protocol', async () => {
      const error = await client.call('echo__argvv').then(
        () => undefined,
        (reason: unknown) => reason as Error & { code?: number },
      )
      expect(error?.message).to.contain('No tool "echo__argvv". Did you mean echo__argv?')
      expect(error?.code).to.equal(-32602)
    })

    it('ends the program and its children when it cancels', async () => {
      const file = await pidFile()
      const controller = new AbortController()
      const call = client.call('slow__wait', { pids: file }, controller.signal).catch(() => undefined)
      const pids = await readPids(file)
      expect(pids.every(isAlive)).to.be.true
      controller.abort()
      await untilGone(pids)
      await call
    })

    it('leaves no program when it leaves in the middle of a call', async () => {
      const leaving = await connect(server.url)
      const file = await pidFile()
      const call = leaving.call('slow__wait', { pids: file }).catch(() => undefined)
      const pids = await readPids(file)
      await leaving.close()
      await untilGone(pids)
      await call
    })

    it('never gets the answer of another client with the same request ids', async () => {
      const other = await connect(server.url)
      const ask = async (who: TestClient, name: string): Promise<void> => {
        for (let i = 0; i < 5; i += 1)
          expect((await who.call('echo__argv', { text: `${name}${i}` })).text).to.contain(`"${name}${i}"`)
      }
      await Promise.all([ask(client, 'one'), ask(other, 'two')])
      await other.close()
    })
  })
}
