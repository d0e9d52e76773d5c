import { expect } from 'chai'
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { doors, type Answer, type TestClient } from '../support/mcp-clients.js'
import { until } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { loggerTo } from '../support/silent-logger.js'

const pluginsDirs = [fileURLToPath(new URL('../fixtures/contract-2', import.meta.url))]
const answer: Answer = () => ({ action: 'accept', content: { user: 'Bob' } })

/** The error of a request that must fail: its code and message, and what it carries for programs. */
async function failureOf(
  request: Promise<unknown>,
): Promise<{ code: unknown; message: string; data: unknown }> {
  try {
    await request
  } catch (error) {
    const { code, message, data } = error as Error & { code: unknown; data: unknown }
    return { code, message: message.replace(/^MCP error -\d+: /, ''), data }
  }
  throw new Error('the request did not fail')
}

describe('what a program offers beside tools', () => {
  let server: Awaited<ReturnType<typeof serveFixtures>>
  before(async () => {
    server = await serveFixtures({ pluginsDirs })
  })
  after(() => server.close())

  it('is described without a fault, and needs no tools', () => {
    const status = server.core.catalog.plugins().find(({ name }) => name === 'offers')
    expect(status).to.deep.include({ problems: [], tools: 2 })
  })

  for (const [door, connect] of Object.entries(doors))
    describe(`through ${door}`, () => {
      let client: TestClient
      before(async () => {
        client = await connect(server.url, {}, fetch, answer)
      })
      after(() => client.close())

      describe('a resource', () => {
        it('is listed as the program describes it, without how it is made', async () => {
          const resources = await client.listResources()
          expect(resources).to.have.length(11)
          expect(resources[0]).to.deep.equal({
            uri: 'offers://guide',
            name: 'guide',
            title: 'The guide',
            description: 'How to use it.',
            mimeType: 'text/markdown',
            annotations: { audience: ['user'], priority: 0.5 },
            size: 9,
          })
        })

        it('that is a file is read, as text or as bytes', async () => {
          expect(await client.read('offers://guide')).to.deep.equal([
            { uri: 'offers://guide', mimeType: 'text/markdown', text: '# Guide\n\n' },
          ])
          const [dot] = await client.read('offers://dot')
          expect(dot).to.include({ uri: 'offers://dot', mimeType: 'image/gif' })
          expect(Buffer.from(String(dot?.blob), 'base64').subarray(0, 6).toString()).to.equal('GIF89a')
        })

        it('that a command prints is its bytes, by the type that it or its command has, or that they show', async () => {
          expect(await client.read('offers://status')).to.deep.equal([
            { uri: 'offers://status', mimeType: 'application/json', text: '{"ok": true}\n' },
          ])
          expect(await client.read('offers://bytes')).to.deep.equal([
            { uri: 'offers://bytes', mimeType: 'application/octet-stream', blob: 'AAEC' },
          ])
          expect((await client.read('offers://picture'))[0]).to.include({ mimeType: 'image/gif' })
        })

        it("may be MCP's own contents, and says what is wrong with them", async () => {
          expect(await client.read('offers://listing')).to.deep.equal([
            { uri: 'offers://listing', text: 'one' },
            { uri: 'offers://two', blob: 'AAAA' },
          ])
          const { message } = await failureOf(client.read('offers://bad-listing'))
          expect(message).to.match(/contents\[0\] has neither a text nor a blob/)
        })

        it('may ask first', async () => {
          expect((await client.read('offers://asks'))[0]).to.include({ text: 'Hello, Bob' })
        })

        it('that is unknown, or whose file is not there, is an error with its URI', async () => {
          // The second SDK makes one error of those of all revisions, with the URI alone.
          const isPlain = door.includes('SDK v1')
          const code = isPlain ? -32002 : -32602
          const own = isPlain || door.includes('2026') ? { code: 'resource_not_found', retryable: false } : {}
          expect(await failureOf(client.read('offers://gide'))).to.deep.equal({
            code,
            message: 'No resource "offers://gide". Did you mean offers://guide?',
            data: { ...own, uri: 'offers://gide' },
          })
          const gone = await failureOf(client.read('offers://gone'))
          expect(gone).to.deep.include({ code, data: { ...own, uri: 'offers://gone' } })
        })

        it('whose program fails, or which is no file, is an error with a code', async () => {
          expect(await failureOf(client.read('offers://fails'))).to.deep.equal({
            code: -32603,
            message: 'offers://fails failed with exit code 3: the disk is full',
            data: { code: 'plugin_error', retryable: false },
          })
          const { message } = await failureOf(client.read('offers://folder'))
          expect(message).to.match(/\. is not a file/)
        })
      })

      describe('a template', () => {
        const days = 'offers://city/{city}/days{?count}'
        const said = async (uri: string): Promise<unknown> =>
          JSON.parse(String((await client.read(uri))[0]?.text))

        it('is listed, and its variables are flags of its command', async () => {
          expect(await client.listTemplates()).to.deep.equal([
            { uriTemplate: days, name: 'days', mimeType: 'application/json' },
            { uriTemplate: 'offers://file/{+path}', name: 'file' },
            { uriTemplate: 'offers://sleeps/{marker}', name: 'sleeps' },
          ])
          expect(await said('offers://city/Oslo/days')).to.deep.equal(['--city', 'Oslo'])
          expect(await said('offers://city/%C3%85l/days?count=3')).to.deep.equal([
            '--city',
            'Ål',
            '--count',
            '3',
          ])
          expect(await said('offers://file/a/b.txt')).to.deep.equal(['--path', 'a/b.txt'])
          // It is a value, and no option of the program.
          expect(await said('offers://city/--all/days')).to.deep.equal(['--city=--all'])
        })

        it('has no other resources', async () => {
          for (const uri of ['offers://city//days', 'offers://city/a/b/days', 'offers://city/a/days?more=1'])
            expect(await failureOf(client.read(uri))).to.have.nested.property('data.uri', uri)
        })
      })

      describe('a prompt', () => {
        it('is listed with its arguments, under the name of its plugin', async () => {
          const prompts = await client.listPrompts()
          expect(prompts).to.have.length(9)
          expect(prompts[0]).to.deep.equal({
            name: 'offers__greet',
            title: 'Greet',
            description: 'Greets somebody.',
            arguments: [{ name: 'who', description: 'Whom.', required: true }, { name: 'city' }],
          })
        })

        it('that is a text has the arguments in their places', async () => {
          const { description, messages } = await client.prompt('offers__greet', { who: 'Ann' })
          expect(description).to.equal('Greets somebody.')
          expect(messages).to.deep.equal([
            { role: 'user', content: { type: 'text', text: 'Say hello to Ann in , not to {nobody}.' } },
          ])
        })

        it('that a command prints is a text, a picture, blocks or messages', async () => {
          const contents = async (name: string, args = {}): Promise<unknown[]> =>
            (await client.prompt(`offers__${name}`, args)).messages.map(({ content }) => content)
          expect(await contents('plan', { city: 'Oslo', days: '2' })).to.deep.equal([
            { type: 'text', text: '["-c", "Oslo", "--days", "2"]' },
          ])
          expect((await contents('picture'))[0]).to.include({ type: 'image', mimeType: 'image/gif' })
          expect(await contents('blocks')).to.deep.equal([
            { type: 'text', text: 'Read this:' },
            { type: 'resource', resource: { uri: 'offers://guide', text: 'a' } },
          ])
          const talk = await client.prompt('offers__talk')
          expect(talk.description).to.equal('A talk.')
          expect(talk.messages.map(({ role }) => role)).to.deep.equal(['user', 'assistant'])
        })

        it('may ask first', async () => {
          const { messages } = await client.prompt('offers__asks')
          expect(messages[0]?.content).to.deep.equal({ type: 'text', text: 'Hello, Bob' })
        })

        it('that is answered twice by what it has not asked for is an error that says so', async () => {
          const mistaken = await connect(server.url, {}, fetch, () => ({
            action: 'accept',
            content: { user: 5 },
          }))
          const message =
            'The answer to "user" does not fit what was asked, for the second time: "user" 5 is not a string'
          const error = { code: -32602, message, data: { code: 'invalid_answer', retryable: false } }
          expect(await failureOf(mistaken.prompt('offers__asks'))).to.deep.equal(error)
          expect(await failureOf(mistaken.read('offers://asks'))).to.deep.equal(error)
          await mistaken.close()
        })

        it('that is unknown, or lacks an argument, or has an unknown or a wrong one, is an error that names it', async () => {
          const unknown = await failureOf(client.prompt('offers__gret'))
          expect(unknown).to.deep.include({
            code: -32602,
            message: 'No prompt "offers__gret". Did you mean offers__greet?',
          })
          const wrongs: readonly (readonly [string, Record<string, string>, RegExp])[] = [
            ['greet', {}, /needs the argument "who"/],
            ['greet', { who: 'Ann', sity: 'Oslo' }, /no argument "sity"\. Did you mean city\?/],
            ['plan', { city: 'Oslo', days: 'none' }, /"days" "none" is not an integer/],
          ]
          for (const [name, args, words] of wrongs) {
            const { code, message, data } = await failureOf(client.prompt(`offers__${name}`, args))
            expect(code).to.equal(-32602)
            expect(message).to.match(words)
            expect(data).to.have.property('code', 'invalid_arguments')
          }
        })

        it('whose program fails, or prints wrong messages, is an error with a code', async () => {
          const failed = await failureOf(client.prompt('offers__fails'))
          expect(failed.message).to.equal('offers__fails failed with exit code 3: the disk is full')
          const { code, message } = await failureOf(client.prompt('offers__bad-talk'))
          expect(code).to.equal(-32603)
          expect(message).to.match(/messages\[0\]\.content\.text is nothing/)
        })
      })

      describe('a completion', () => {
        const ofPrompt = (prompt: string, name: string, value: string, known?: Record<string, string>) =>
          client.complete({
            ref: { type: 'ref/prompt', name: `offers__${prompt}` },
            argument: { name, value },
            ...(known && { context: { arguments: known } }),
          })
        const ofDays = (name: string, value: string) =>
          client.complete({
            ref: { type: 'ref/resource', uri: 'offers://city/{city}/days{?count}' },
            argument: { name, value },
          })

        it('is the values of a list that begin with what was typed', async () => {
          expect(await ofPrompt('greet', 'city', 'o')).to.deep.equal({
            values: ['Oslo', 'Odense'],
            total: 2,
            hasMore: false,
          })
          expect(await ofDays('city', 'Ber')).to.have.deep.property('values', ['Bergen'])
          expect(await ofPrompt('greet', 'who', '')).to.have.deep.property('values', [])
        })

        it('is what a command prints that gets the other arguments too', async () => {
          expect(await ofPrompt('plan', 'city', 'b', { country: 'no', other: '1' })).to.have.deep.property(
            'values',
            ['Bergen', '--value=b', '--country=no'],
          )
          expect(await ofDays('count', '')).to.have.deep.property('values', ['1', '2', '7'])
        })

        it('is the values that the parameter of the command allows, if nothing else is said', async () => {
          expect(await ofPrompt('plan', 'country', '')).to.have.deep.property('values', ['no', 'dk'])
        })

        it('is at most 100 values', async () => {
          const found = (await ofPrompt('many', 'one', '')) as { values: unknown[] }
          expect(found.values).to.have.length(100)
          expect(found).to.include({ total: 250, hasMore: true })
        })

        it('that fails is empty, and one of something unknown is an error', async () => {
          expect(await ofPrompt('plan', 'days', '')).to.deep.equal({ values: [], total: 0, hasMore: false })
          const noArgument = await failureOf(ofPrompt('plan', 'cty', ''))
          expect(noArgument.message).to.equal('offers__plan has no argument "cty". Did you mean city?')
          expect(await failureOf(ofPrompt('plans', 'city', ''))).to.have.nested.property(
            'data.code',
            'prompt_not_found',
          )
          const noTemplate = client.complete({
            ref: { type: 'ref/resource', uri: 'offers://guide' },
            argument: { name: 'city', value: '' },
          })
          expect(await failureOf(noTemplate)).to.have.nested.property('data.uri', 'offers://guide')
        })
      })
    })

  it('is neither repeated nor logged whole where its name is as long as a request may be', async () => {
    const lines: string[] = []
    const other = await serveFixtures({ pluginsDirs }, undefined, undefined, loggerTo(lines))
    const client = await doors['SSE, SDK v1']!(other.url)
    const long = 'x'.repeat(1_000_000)
    const ref = { type: 'ref/resource', uri: `offers://${long}` } as const
    const requests = [
      client.read(`offers://${long}`),
      // Of this one there is a template, and its program fails.
      client.read(`offers://sleeps/${long}`),
      client.prompt(`offers__${long}`),
      client.prompt('offers__greet', { [long]: '' }),
      client.complete({ ref, argument: { name: 'city', value: '' } }),
      client.call(`offers__${long}`),
      client.call(long),
    ]
    for (const request of requests) {
      const { message, data } = await failureOf(request)
      expect(message).to.have.length.below(1000)
      expect(JSON.stringify(data ?? '')).to.have.length.below(1000)
    }
    for (const line of lines) expect(line).to.have.length.below(5000)
    await client.close()
    await other.close()
  })

  it('is an empty list where nobody offers anything', async () => {
    const other = await serveFixtures()
    const client = await doors['Streamable HTTP, SDK v1']!(other.url)
    const lists = [client.listResources(), client.listTemplates(), client.listPrompts()]
    expect(await Promise.all(lists)).to.deep.equal([[], [], []])
    await client.close()
    await other.close()
  })

  it('is ended with what it started when the client goes back on it', async () => {
    const started = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'started')
    const client = await doors['SSE, SDK v1']!(server.url)
    const controller = new AbortController()
    const reading = failureOf(
      client.read(`offers://sleeps/${encodeURIComponent(started)}`, controller.signal),
    )
    await until(() => existsSync(started))
    expect(server.core.runner.counts().running).to.equal(1)
    controller.abort()
    await reading
    await server.core.runner.idle()
    await client.close()
  })
})
