import { expect } from 'chai'
import { execa } from 'execa'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { brokenTool } from '../support/broken-tool.js'
import { documentedRows } from '../support/documented-errors.js'
import { pidFile, readPids } from '../support/processes.js'
import { openMcp2025, openMcp2026 } from '../support/raw-doors/http-doors.js'
import type { RawDoor } from '../support/raw-doors/raw-door.js'
import { fixturePlugins, serveFixtures } from '../support/serve-plugins.js'
import { repository, testEnvironment } from '../support/start-smcp.js'

const pluginsDirs = [fileURLToPath(new URL('../fixtures/errors', import.meta.url))]

/** The code of the error that a command prints. */
async function ofCommand(args: string[], env: Record<string, string> = {}): Promise<unknown> {
  const { stdout } = await execa(process.execPath, ['bin/run.js', ...args, '--json'], {
    cwd: repository,
    env: testEnvironment(env),
    extendEnv: false,
    reject: false,
  })
  return codeIn(stdout)
}

function codeIn(text: string): unknown {
  return /"code":\s*"(\w+)"/.exec(text)?.[1]
}

/** The code of the error by which a request is answered. */
const ofRequest =
  (method: string, params: object) =>
  async (door: RawDoor): Promise<unknown> =>
    codeIn(JSON.stringify((await door.send(door.request(method, params))).messages))

async function whileAnswering(text: string, work: (url: string) => Promise<unknown>): Promise<unknown> {
  const server = createServer((_request, response) => response.end(text)).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const code = await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  server.close()
  return code
}

/** How each code comes about that no text of a tool shows. */
const provocations: Readonly<Record<string, (door: RawDoor, url: string) => Promise<unknown>>> = {
  config_invalid: () => ofCommand(['serve'], { MCP_PORT: '80a' }),
  usage: () => ofCommand(['tools', 'list', '--nonsense']),
  unreachable: () => ofCommand(['health', '--url', 'http://127.0.0.1:9']),
  unexpected_answer: () => whileAnswering('hello', (url) => ofCommand(['health', '--url', url])),
  invalid_tool_name: ofRequest('tools/call', { name: 'weather' }),
  plugin_not_found: ofRequest('tools/call', { name: 'weather__nov' }),
  tool_not_attached: async (door) => {
    await door.send(
      door.request('tools/call', {
        name: 'sanctum__tools',
        arguments: { action: 'detach', tool: 'weather__now' },
      }),
    )
    return ofRequest('tools/call', { name: 'weather__now' })(door)
  },
  resource_not_found: ofRequest('resources/read', { uri: 'weather://gon' }),
  prompt_not_found: ofRequest('prompts/get', { name: 'weather__plam' }),
  cancelled: async () => {
    const pids = await pidFile()
    const args = [
      'bin/run.js',
      'tools',
      'call',
      'slow__wait',
      `pids=${pids}`,
      '--json',
      '--plugins-dir',
      fixturePlugins,
    ]
    const call = execa(process.execPath, args, {
      cwd: repository,
      env: testEnvironment(),
      extendEnv: false,
      reject: false,
    })
    await readPids(pids)
    call.kill('SIGINT')
    return codeIn((await call).stdout)
  },
  unauthorized: async (_door, url) => {
    const refused = await fetch(`${url}/mcp`, { headers: { 'X-API-Key': 'wrong' } })
    return ((await refused.json()) as { error: unknown }).error
  },
  internal_error: ofRequest('tools/call', { name: 'broken' }),
}

describe('the codes of errors', () => {
  const own = (table: string): string[] => documentedRows(table).map(([code]) => code!.replaceAll('`', ''))

  it('are all those of docs/api-reference.md, each of which comes about', async function () {
    this.timeout(60_000)
    const auth = { apiKeys: ['one'], authDisabled: false, loopbackExempt: false }
    const server = await serveFixtures({ pluginsDirs }, auth, [brokenTool])
    const options = { headers: { 'X-API-Key': 'one' } }
    for (const door of [await openMcp2025(server.url, options), openMcp2026(server.url, options)])
      for (const [code, provoke] of Object.entries(provocations))
        expect(await provoke(door, server.url)).to.equal(code)
    await server.close()
    const shown = new Set(own('| code | text |'))
    expect(own('| code | when |')).to.have.members([...shown, ...Object.keys(provocations)])
  })
})
