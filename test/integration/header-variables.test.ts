import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningServer } from '../../src/server/running-server.js'
import { doors, type TestClient } from '../support/mcp-clients.js'
import { startLetta } from '../support/letta-server.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { loggerTo } from '../support/silent-logger.js'

const described = {
  contract_version: '2.0',
  commands: [{ name: 'go', description: 'Go.', parameters: [] }],
  resources: [{ uri: 'own://token', name: 'token', command: 'go' }],
  prompts: [
    {
      name: 'ask',
      command: 'go',
      arguments: [{ name: 'word', complete: { command: 'go' } }],
    },
  ],
}
const shell = `#!/bin/sh
echo "\${GITHUB_TOKEN:-none} \${OTHER:-none} \${OWN:-none}"
`
const words = (get: string) => `[${get}('GITHUB_TOKEN') || 'none', ${get}('OTHER') || 'none'].join(' ')`
const plugins: Readonly<Record<string, readonly [string, string, object]>> = {
  all: ['cli.sh', shell, {}],
  some: ['cli.sh', shell, { env: ['OTHER'] }],
  own: ['cli.sh', shell, { env: { OWN: '<${GITHUB_TOKEN}>' } }],
  python: [
    'cli.py',
    "import os\nprint(os.environ.get('GITHUB_TOKEN', 'none'), os.environ.get('OTHER', 'none'))\n",
    {},
  ],
  node: ['cli.js', `const get = (name) => process.env[name]\nconsole.log(${words('get')})\n`, {}],
  table: ['cli.sh', '#!/bin/sh\nps -e -o args\n', {}],
}
const headerVariables = [
  { header: 'x-github-token', variable: 'GITHUB_TOKEN' },
  { header: 'x-other', variable: 'OTHER' },
]
const token = (of: string): string => `ghp_0123456789_of_${of}`
const headersOf = (of: string): Record<string, string> => ({
  'X-Github-Token': token(of),
  'x-other': `o-${of}`,
})

describe('the headers of a request', () => {
  let dir: string
  let server: RunningServer & { url: string }
  const lines: string[] = []
  const serve = (more = {}) =>
    serveFixtures(
      { pluginsDirs: [dir], headerVariables, redact: false, ...more },
      undefined,
      [],
      loggerTo(lines),
    )
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    for (const [name, [file, text, manifest]] of Object.entries(plugins)) {
      await mkdir(join(dir, name))
      await writeFile(join(dir, name, file), text, { mode: 0o755 })
      const describe = name === 'all' ? described : { ...described, resources: [], prompts: [] }
      await writeFile(join(dir, name, 'smcp.json'), JSON.stringify({ describe, ...manifest }))
    }
    server = await serve()
  })
  after(() => server.close())
  const said = async (client: TestClient, plugin: string): Promise<string> =>
    (await client.call(`${plugin}__go`)).text

  for (const [door, connect] of Object.entries(doors)) {
    it(`are variables of the programs of its calls, as these declare, through ${door}`, async () => {
      const [one, two, none] = [
        await connect(server.url, headersOf('1')),
        await connect(server.url, headersOf('2')),
        await connect(server.url),
      ]
      expect(await said(one, 'all')).to.equal(`${token('1')} o-1 none`)
      expect(await said(one, 'some')).to.equal('none o-1 none')
      expect(await said(one, 'own')).to.equal(`none none <${token('1')}>`)
      const all = await Promise.all([one, two, none, one, two, none].map((client) => said(client, 'all')))
      const expected = [`${token('1')} o-1 none`, `${token('2')} o-2 none`, 'none none none']
      expect(all).to.deep.equal([...expected, ...expected])
      expect((await one.read('own://token'))[0]?.text).to.equal(`${token('1')} o-1 none\n`)
      expect(JSON.stringify((await two.prompt('all__ask')).messages)).to.contain(`${token('2')} o-2 none`)
      const ref = { type: 'ref/prompt', name: 'all__ask' } as const
      expect(await two.complete({ ref, argument: { name: 'word', value: '' } })).to.have.deep.property(
        'values',
        [`${token('2')} o-2 none`],
      )
      await Promise.all([one, two, none].map((client) => client.close()))
    })

    it(`reach forks and processes that stood by, through ${door}`, async () => {
      const clients = [
        await connect(server.url, headersOf('1')),
        await connect(server.url),
        await connect(server.url, headersOf('2')),
      ]
      const expected = [`${token('1')} o-1`, 'none none', `${token('2')} o-2`]
      for (const plugin of ['python', 'node'])
        for (let round = 0; round < 4; round += 1)
          for (const [at, client] of clients.entries())
            expect(await said(client, plugin)).to.equal(expected[at])
      await Promise.all(clients.map((client) => client.close()))
    })
  }

  it('do so once there are such', async function () {
    if (process.platform !== 'linux') this.skip()
    const client = await doors['SSE, SDK v1']!(server.url, headersOf('late'))
    for (const [plugin, how] of [
      ['python', 'warm'],
      ['node', 'standby'],
    ] as const)
      // Calls bring them; the time of the test is the limit.
      do expect(await said(client, plugin)).to.equal(`${token('late')} o-late`)
      while (server.health().calls.ran[how] === 0)
    await client.close()
  })

  it('are those of the message, or else those with which its session was opened', async () => {
    for (const door of ['SSE, SDK v1', 'Streamable HTTP, SDK v1']) {
      let sent: Record<string, string> = {}
      // The stream is opened by a GET, a session on /mcp by the first POST.
      let isOpen = false
      const send: typeof fetch = (input, init = {}) => {
        const headers = new Headers(init.headers)
        const isOpening = door.startsWith('SSE') ? init.method !== 'POST' : !isOpen
        isOpen = true
        if (isOpening) headers.set('X-Github-Token', token('session'))
        else for (const [name, value] of Object.entries(sent)) headers.set(name, value)
        return fetch(input, { ...init, headers })
      }
      const client = await doors[door]!(server.url, {}, send)
      expect(await said(client, 'all')).to.equal(`${token('session')} none none`)
      sent = headersOf('message')
      expect(await said(client, 'all')).to.equal(`${token('message')} o-message none`)
      sent = {}
      expect(await said(client, 'all')).to.equal(`${token('session')} none none`)
      await client.close()
    }
  })

  it('serve a message without a session, too', async () => {
    const call = async (headers: Record<string, string>): Promise<string> => {
      const response = await fetch(`${server.url}/messages/`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'all__go' } }),
      })
      return JSON.stringify(await response.json())
    }
    expect(await call(headersOf('1'))).to.contain(`${token('1')} o-1 none`)
    expect(await call({})).to.contain('none none none')
  })

  it('are in no list of processes, and in no line of the log', async () => {
    const client = await doors['Streamable HTTP 2026, SDK v2']!(server.url, headersOf('seen'))
    expect(await said(client, 'table'))
      .to.contain('ps -e')
      .and.not.contain(token('seen'))
    await client.close()
    expect(lines.join('')).to.contain('tool call').and.not.contain('ghp_')
  })

  it('are shown by no program, and come before the secrets of the agent', async () => {
    const letta = await startLetta({ 'agent-1': [{ key: 'GITHUB_TOKEN', value: 'ghp_of_the_agent' }] })
    const settings = { lettaUrl: letta.url, lettaPassword: letta.password }
    const guarded = await serve({ ...settings, redact: true })
    const open = await serve(settings)
    const says = async ({ url }: { url: string }, headers: Record<string, string>): Promise<string> => {
      const client = await doors['SSE, SDK v1']!(url, { 'X-Agent-Id': 'agent-1', ...headers })
      const text = await said(client, 'all')
      await client.close()
      return text
    }
    expect(await says(open, {})).to.equal('ghp_of_the_agent none none')
    expect(await says(open, headersOf('1'))).to.equal(`${token('1')} o-1 none`)
    // What has less than eight characters is an ordinary word too often.
    expect(await says(guarded, headersOf('1'))).to.equal('[secret GITHUB_TOKEN] o-1 none')
    await Promise.all([guarded.close(), open.close(), letta.close()])
  })
})
