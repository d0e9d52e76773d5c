import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js'
import { LoggingMessageNotificationSchema } from '@modelcontextprotocol/sdk/types.js'
import { expect } from 'chai'
import { fileURLToPath } from 'node:url'
import { clientV1, doors, type Answer } from '../support/mcp-clients.js'
import { until } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'

const pluginsDirs = [fileURLToPath(new URL('../fixtures/contract-2', import.meta.url))]
const answers: Readonly<Record<string, Record<string, string>>> = {
  'Who?': { value: 'Ann' },
  'How old?': { value: '7' },
  'Who are you?': { user: 'Bob' },
}
const answer: Answer = (message) => ({ action: 'accept', content: answers[message]! })

interface Result {
  readonly content: readonly Record<string, unknown>[]
  readonly structuredContent?: unknown
  readonly isError?: boolean
  readonly _meta?: unknown
}

describe('a program of contract 2', () => {
  let server: Awaited<ReturnType<typeof serveFixtures>>
  let client: Client
  before(async () => {
    server = await serveFixtures({ pluginsDirs })
    client = clientV1(answer).client
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is the client of that door
    await client.connect(new SSEClientTransport(new URL('/sse', server.url)))
  })
  after(async () => {
    await client.close()
    await server.close()
  })
  const call = async (command: string, args: Record<string, unknown> = {}): Promise<Result> =>
    (await client.callTool({ name: `says__${command}`, arguments: args })) as unknown as Result
  const textOf = ({ content: [block] }: Result): unknown => block?.text
  const said = async (command: string, args?: Record<string, unknown>): Promise<unknown> =>
    JSON.parse(String(textOf(await call(command, args))))

  it('is described without a fault', () => {
    expect(server.core.catalog.plugins().flatMap(({ problems }) => problems)).to.deep.equal([])
  })

  describe('that prints', () => {
    it('a picture gives a picture, whether it has declared it or not', async () => {
      const [block] = (await call('picture')).content
      expect(block).to.include({ type: 'image', mimeType: 'image/png' })
      expect(Buffer.from(String(block?.data), 'base64').subarray(1, 4).toString()).to.equal('PNG')
      expect((await call('declared')).content).to.deep.equal([
        {
          type: 'resource',
          resource: { uri: 'smcp://output/says__declared', mimeType: 'application/zip', blob: 'UEsK' },
        },
      ])
    })

    it('nothing where it declares a picture has failed', async () => {
      expect(textOf(await call('nothing'))).to.match(/^Error: .*printed nothing.*image\/png/)
    })

    it('blocks of MCP gives these, and says which of them is wrong', async () => {
      const { content, _meta } = await call('blocks')
      expect(content.map(({ type }) => type)).to.deep.equal(['text', 'resource_link'])
      expect(_meta).to.deep.equal({ 'example.org/n': 2 })
      expect(textOf(await call('wrong-blocks'))).to.match(
        /content\[0\]\.mimeType is nothing; a block of type "image" needs a string there/,
      )
    })

    it('JSON that only looks like a result gives it as text', async () => {
      const result = await call('ordinary')
      expect(result).not.to.have.property('isError')
      expect(JSON.parse(String(textOf(result)))).to.have.property('isError', true)
    })

    it('the object of its outputSchema gives it as structure and as text, and fails where it breaks it', async () => {
      const { tools } = await client.listTools()
      const tool = tools.find(({ name }) => name === 'says__structure')
      expect(tool).to.have.nested.property('outputSchema.required').that.deep.equals(['city', 'degrees'])
      expect(tool?.icons).to.deep.equal([{ src: 'https://example.org/sun.png', sizes: ['48x48'] }])
      expect(tool?._meta).to.deep.equal({ 'example.org/kept': true })
      const good = await call('structure', { city: 'Oslo', degrees: '5' })
      expect(good.structuredContent).to.deep.equal({ city: 'Oslo', degrees: 5 })
      expect(textOf(good)).to.contain('Oslo')
      const bad = await call('structure', { city: 'Oslo', degrees: '"cold"' })
      expect(textOf(bad)).to.match(/outputSchema does not allow: "degrees" "cold" is not a number/)
    })
  })

  describe('that asks', () => {
    it('is run again with each answer, and with the state that it gave', async () => {
      expect(await said('asks', { greeting: 'hi' })).to.deep.equal({
        said: ['Ann', '7'],
        state: { round: 2 },
        args: ['--greeting', 'hi'],
        can: ['elicitation'],
      })
    })

    it('may ask for a text by its words alone', async () => {
      expect(textOf(await call('asks-simply'))).to.equal('Hello, Bob')
    })

    it('fails where it could not read the answer, or asks what MCP does not know', async () => {
      expect(textOf(await call('asks-in-vain'))).to.match(/does not declare "interactive": true/)
      expect(textOf(await call('asks-badly'))).to.match(/"user" by the method "tools\/list"; expected/)
    })
  })

  describe('that says how its arguments are given', () => {
    it('gets them so, and those by variables are in no list of processes', async () => {
      const args = { first: 'x', long_name: 'a', key: 'k-1', city: 'Oslo' }
      expect(await said('spelled', args)).to.deep.equal({
        args: ['--long_name', 'a', 'x'],
        key: 'k-1',
        city: 'Oslo',
      })
    })

    it('does not have a secret shown in an error', async () => {
      const text = String(textOf(await call('spelled', { first: 'x', key: 'hunter2' })))
      expect(text).to.match(/"key" is secret/)
      expect(text).not.to.contain('hunter2')
      const number = '12345678901234567890'
      const numeric = String(textOf(await call('spelled', { first: 'x', pin: number })))
      expect(numeric).not.to.contain('1234567890')
    })

    it('has its own schema of all of them listed as it is, and checked', async () => {
      const { tools } = await client.listTools()
      const { inputSchema } = tools.find(({ name }) => name === 'says__own-schema')!
      expect(inputSchema).to.have.nested.property('$defs.size.minimum', 1)
      expect(await said('own-schema', { size: 2, of: 'a' })).to.deep.equal(['--size', '2', '--of', 'a'])
      expect(textOf(await call('own-schema', { size: 0 }))).to.match(/"size" 0 must be >= 1/)
    })
  })

  it('is answered as text where what it prints is deeper than anybody could pass on', async () => {
    expect(textOf(await call('is-deep'))).to.match(/^\{"content":\[\]/)
    expect(textOf(await call('asks-simply'))).to.equal('Hello, Bob')
  })

  it('is heard where its last line does not end', async () => {
    const lines: unknown[] = []
    client.setNotificationHandler(
      LoggingMessageNotificationSchema,
      ({ params }) => void lines.push(params.data),
    )
    await call('ends-late')
    await until(() => lines.includes('late'))
  })

  it('is told nothing of a failure but its diagnostics', async () => {
    expect(textOf(await call('fails'))).to.equal(
      'Error: says__fails failed with exit code 3: the disk is full',
    )
  })

  it('has its log sent at the level that the client wants', async () => {
    const lines: unknown[] = []
    client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => void lines.push(params))
    await client.setLoggingLevel('info')
    await call('works')
    expect(lines).to.deep.equal([{ level: 'warning', logger: 'worker', data: { step: 2 } }])
  })

  for (const [door, connect] of Object.entries(doors))
    it(`tells of its progress by numbers that only rise, and asks, through ${door}`, async () => {
      const other = await connect(server.url, {}, fetch, answer)
      const reports: { progress: number; message?: string | undefined }[] = []
      const { text } = await other.call('says__works', {}, undefined, (report) => void reports.push(report))
      expect(text).to.equal('done')
      expect(reports.map(({ progress }) => Math.round(progress))).to.deep.equal([1, 1, 3])
      expect(reports[1]!.progress).to.be.greaterThan(1)
      expect(reports[0]).to.include({ message: 'one' })
      expect((await other.call('says__asks-simply')).text).to.equal('Hello, Bob')
      await other.close()
    })
})
