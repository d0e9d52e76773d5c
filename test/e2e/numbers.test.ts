import { expect } from 'chai'
import { execa } from 'execa'
import { fileURLToPath } from 'node:url'
import { doors, type CallAnswer, type TestClient } from '../support/mcp-clients.js'
import { fetchRaw, pipeRaw, raw } from '../support/raw-json.js'
import { repository, startSmcp, testEnvironment, type RunningSmcp } from '../support/start-smcp.js'
import { stdioClients } from '../support/stdio-clients.js'

const plugins = fileURLToPath(new URL('../fixtures/arguments', import.meta.url))
const options = ['--plugins-dir', plugins, '--include', 'texts__*']
const thirty = '123456789012345678901234567890'
const deep = `${'['.repeat(100_000)}1.10${']'.repeat(100_000)}`

type Call = (args: Record<string, unknown>) => Promise<Pick<CallAnswer, 'text' | 'isError'>>

/** What holds of every door. */
function describeNumbers(
  door: string,
  open: () => Promise<{ call: Call; close: () => Promise<void> }>,
): void {
  describe(`a number through ${door}`, () => {
    let call: Call
    let close: () => Promise<void>
    before(async () => {
      ;({ call, close } = await open())
    })
    after(() => close())

    const argv = async (args: Record<string, unknown>): Promise<unknown> => {
      const { text, isError } = await call(args)
      expect(isError, text).to.equal(false)
      return (JSON.parse(text) as unknown[]).slice(1)
    }

    it('is the text that was sent where a text is wanted', async () => {
      for (const literal of ['1.10', thirty, `-0.${thirty}`, '1e400', '1.0', '0.00000001', '5'])
        expect(await argv({ text: raw(literal), texts: [raw(literal), '1.10'] })).to.deep.equal([
          ...(literal.startsWith('-') ? [`--text=${literal}`] : ['--text', literal]),
          ...(literal.startsWith('-') ? [`--texts=${literal}`] : ['--texts', literal]),
          ...['--texts', '1.10'],
        ])
    })

    it('is the same number, or refused by name', async () => {
      expect(
        await argv({ integer: raw('1e3'), number: raw('1.10'), numbers: [raw('2.50'), 1] }),
      ).to.deep.equal([...['--integer', '1000', '--number', '1.1', '--numbers', '2.5', '--numbers', '1']])
      expect(await argv({ record: { a: [raw('1.50'), { b: raw('1E2') }] } })).to.deep.equal([
        ...['--record', '{"a":[1.5,{"b":100}]}'],
      ])
      for (const name of ['integer', 'number'])
        for (const literal of [thirty, '1e400', '-1e400', '9007199254740993', '1234567890123456789']) {
          const { text, isError } = await call({ [name]: raw(literal) })
          expect({ text, isError }).to.deep.include({ isError: true })
          expect(text).to.contain(`"${name}" ${literal} is a number that JSON parsers can't hold exactly`)
        }
      for (const args of [
        { number: raw(`0.${thirty}`) },
        { numbers: [1, raw(thirty)] },
        { record: { a: [raw('1e400')] } },
      ]) {
        const { text, isError } = await call(args)
        expect(isError, text).to.equal(true)
        expect(text).to.contain(`"${Object.keys(args).join()}"`)
      }
    })

    it('is kept apart from a text that looks like one', async () => {
      expect(await argv({ text: '1.10', record: { 'a "1.10"': '\\1.10\\' } })).to.deep.equal([
        ...['--text', '1.10', '--record', '{"a \\"1.10\\"":"\\\\1.10\\\\"}'],
      ])
    })

    it('may lie as deep as a message goes: that is answered in words', async () => {
      for (const args of [{ record: { a: raw(deep) } }, { texts: raw(deep) }, { text: raw(deep) }]) {
        const { text, isError } = await call(args)
        expect(isError).to.equal(true)
        expect(text).to.contain('is nested more than 1000 levels deep')
      }
      expect(await argv({ text: raw('1.10') })).to.deep.equal(['--text', '1.10'])
    })
  })
}

describe('numbers as they were sent', () => {
  let server: RunningSmcp
  before(async () => {
    server = await startSmcp(options)
  })
  after(async () => {
    await server.stop()
  })

  const ofClient = (client: TestClient) => ({
    call: (args: Record<string, unknown>) => client.call('texts__go', args),
    close: () => client.close(),
  })

  for (const [door, connect] of Object.entries(doors))
    describeNumbers(door, async () => ofClient(await connect(server.url, {}, fetchRaw)))

  for (const [door, connect] of Object.entries(stdioClients))
    describeNumbers(`stdio, ${door}`, async () => ofClient(await connect(plugins, pipeRaw)))

  describeNumbers('POST /messages/ without a session', () => {
    const post = async (args: Record<string, unknown>): Promise<CallAnswer> => {
      const params = { name: 'texts__go', arguments: args }
      const response = await fetchRaw(`${server.url}/messages/`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: raw('1.0'), method: 'tools/call', params }),
      })
      const { id, result } = (await response.json()) as {
        id: unknown
        result: { isError?: boolean; content: { text: string }[] }
      }
      expect(id).to.equal(1)
      return { text: result.content[0]!.text, isError: result.isError === true, structuredContent: undefined }
    }
    return Promise.resolve({ call: post, close: () => Promise.resolve() })
  })
})

describe('smcp tools call', () => {
  const call = async (...words: string[]): Promise<unknown> => {
    const { stdout } = await execa(
      process.execPath,
      ['bin/run.js', 'tools', 'call', 'texts__go', ...words, ...options],
      { cwd: repository, env: testEnvironment(), extendEnv: false, reject: false },
    )
    return stdout === '' ? undefined : (JSON.parse(stdout) as unknown)
  }

  it('keeps numbers as they are typed', async () => {
    expect(await call('text:=1.10', `texts:=[${thirty}]`)).to.deep.equal([
      ...['go', '--text', '1.10', '--texts', thirty],
    ])
    expect(await call('--args', '{"text": 1.10, "number": 1.50}')).to.deep.equal([
      ...['go', '--text', '1.10', '--number', '1.5'],
    ])
    expect(await call(`integer:=${thirty}`)).to.equal(undefined)
  })
})
