import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { readConfig } from '../../src/config.js'
import { openLog } from '../../src/logging.js'
import { until } from '../support/processes.js'
import { doors } from '../support/mcp-clients.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { loggerTo } from '../support/silent-logger.js'

const described = (version: string) => ({
  contract_version: version,
  commands: ['two', 'wait', 'many', 'forge'].map((name) => ({ name, description: name, parameters: [] })),
  ...(version === '2.0' && { resources: [{ uri: 'own://two', name: 'two', command: 'two' }] }),
})
const program = `#!/bin/sh
case $1 in
  two) echo '{"progress": 1}' >&2; echo "with $GITHUB_TOKEN" >&2; printf 'no end' >&2 ;;
  wait) echo "I wait" >&2; while [ ! -e "$GO" ]; do sleep 0.05; done ;;
  many) i=0; while [ $i -lt 250 ]; do echo "line $i" >&2; i=$((i+1)); done; printf '%5000s\\n' x | tr ' ' y >&2 ;;
  forge) printf '\\033[31mred\\rover\\n[2026-01-01] ERROR: forged\\n\\377\\n' >&2 ;;
esac
echo done
`

interface Line {
  readonly level: number
  readonly msg: string
  readonly request?: string
  readonly tool?: string
  readonly plugin?: string
}

describe('what a program writes to stderr', () => {
  let dir: string
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    for (const [name, version] of [
      ['one', '1.0'],
      ['two', '2.0'],
    ] as const) {
      await mkdir(join(dir, name))
      await writeFile(join(dir, name, 'cli.sh'), program, { mode: 0o755 })
      await writeFile(join(dir, name, 'smcp.json'), JSON.stringify({ describe: described(version) }))
    }
  })
  const environment = (): Record<string, string> => ({ GITHUB_TOKEN: 'ghp_0123456789', GO: join(dir, 'go') })
  const serve = async (more = {}) => {
    const lines: string[] = []
    const settings = {
      pluginsDirs: [dir],
      environment: { ...process.env, ...environment() } as never,
      ...more,
    }
    const server = await serveFixtures(settings, undefined, [], loggerTo(lines))
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    const all = (): Line[] => lines.map((line) => JSON.parse(line) as Line)
    const said = (): Line[] => all().filter(({ msg }) => msg.startsWith('stderr: '))
    const close = async (): Promise<void> => {
      await client.close()
      await server.close()
    }
    return { client, all, said, close }
  }
  const texts = (lines: readonly Line[]): string[] => lines.map(({ msg }) => msg.replace('stderr: ', ''))

  it('is a line of the log for each of its lines that is no event, with the id of its request', async () => {
    const { client, all, said, close } = await serve()
    await client.call('two__two')
    expect(texts(said())).to.deep.equal(['with [secret GITHUB_TOKEN]', 'no end'])
    const { request } = all().find(({ msg }) => msg === 'tool call')!
    for (const line of said())
      expect(line).to.include({ request, tool: 'two__two', plugin: 'two', level: 20 })
    // Contract 1 has no events.
    await client.call('one__two')
    expect(texts(said()).slice(2)).to.deep.equal(['{"progress": 1}', 'with [secret GITHUB_TOKEN]', 'no end'])
    await client.read('own://two')
    expect(texts(said()).slice(5)).to.deep.equal(['with [secret GITHUB_TOKEN]', 'no end'])
    await close()
  })

  it('is there while it runs', async () => {
    const { client, said, close } = await serve()
    const call = client.call('one__wait')
    await until(() => texts(said()).includes('I wait'))
    await writeFile(join(dir, 'go'), '')
    expect((await call).text).to.equal('done')
    await close()
  })

  it('is bounded, and the log says how much is left out', async () => {
    const { client, said, close } = await serve()
    await client.call('one__many')
    expect(said()).to.have.length(101)
    expect(texts(said()).at(-1)).to.equal('151 more')
    await close()
  })

  it('is at the level that is set, or nowhere', async () => {
    const loud = await serve({ logStderr: 'info' })
    await loud.client.call('one__two')
    expect(loud.said().map(({ level }) => level)).to.deep.equal([30, 30, 30])
    await loud.close()
    const off = await serve({ logStderr: 'off' })
    await off.client.call('one__two')
    expect(off.said()).to.deep.equal([])
    await off.close()
  })

  it('forges no line, and controls no terminal', async () => {
    const stream = new PassThrough()
    const config = readConfig({}, { MCP_LOG_LEVEL: 'debug', MCP_DISABLE_FILE_LOG: '1' })
    const logger = openLog(config, stream as unknown as NodeJS.WriteStream)
    const server = await serveFixtures({ pluginsDirs: [dir] }, undefined, [], logger)
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    await client.call('one__forge')
    await client.close()
    await server.close()
    let text = ''
    const own = (): string[] => text.split('\n').filter((line) => line.includes('stderr: '))
    stream.on('data', (data) => (text += String(data)))
    await until(() => own().length > 2)
    expect(own()).to.have.length(3)
    expect(own()[0]).to.contain('DEBUG: stderr: \\x1b[31mred\\xdover')
    expect(own()[1]).to.match(/^\[[^\]]+\] DEBUG: stderr: \[2026-01-01\] ERROR: forged \{"request"/)
    expect(text.split('\n').some((line) => line.startsWith('[2026-01-01]'))).to.equal(false)
  })
})
