import { expect } from 'chai'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { doors } from '../support/mcp-clients.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { loggerTo } from '../support/silent-logger.js'

const http = doors['Streamable HTTP, SDK v1']!
const token = 'ghp_0123456789abcdef'
const pin = 'no word of any dictionary'

const description = JSON.stringify({
  contract_version: '2.0',
  plugin: { name: 'talks' },
  commands: [
    { name: 'env', parameters: [] },
    { name: 'fail', parameters: [] },
    { name: 'work', parameters: [] },
    { name: 'login', parameters: [{ name: 'pin', type: 'string', required: true, secret: true }] },
  ],
})
const program = `#!/bin/sh
case $1 in
  --describe) echo '${description}' ;;
  env) echo "token $GITHUB_TOKEN, file $TOKEN_FILE" ;;
  fail) echo "can't log in with $GITHUB_TOKEN" >&2; exit 1 ;;
  work) printf '{"progress": 1, "message": "with %s"}\\n' "$GITHUB_TOKEN" >&2 ;;
  login) echo "your pin is $PIN" ;;
esac
`

describe('a secret that a program shows', () => {
  let plugins: string
  const environment = { ...process.env, GITHUB_TOKEN: token, TOKEN_FILE: '/etc/tokens' }
  const config = (more: Record<string, string> = {}) =>
    readConfig({ port: '0', pluginsDirs: [plugins] }, { ...environment, ...more })
  before(async () => {
    plugins = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(plugins, 'talks'))
    await writeFile(join(plugins, 'talks', 'cli.sh'), program, { mode: 0o755 })
  })
  after(async () => {
    await rm(plugins, { recursive: true })
  })

  it('is its name for clients and in the log', async () => {
    const lines: string[] = []
    const server = await serveFixtures(config(), undefined, [], loggerTo(lines))
    const client = await http(server.url)
    const progress: unknown[] = []
    expect((await client.call('talks__env')).text).to.equal('token [secret GITHUB_TOKEN], file /etc/tokens')
    expect((await client.call('talks__fail')).text).to.contain("can't log in with [secret GITHUB_TOKEN]")
    expect((await client.call('talks__login', { pin })).text).to.equal('your pin is [secret PIN]')
    await client.call('talks__work', {}, undefined, (report) => void progress.push(report.message))
    expect(progress).to.deep.equal(['with [secret GITHUB_TOKEN]'])
    for (const secret of [token, pin]) expect(lines.join('')).not.to.contain(secret)
    await client.close()
    await server.close()
  })

  it('is shown where the operator wants that', async () => {
    const server = await serveFixtures(config({ SMCP_REDACT: 'no' }))
    const client = await http(server.url)
    expect((await client.call('talks__env')).text).to.equal(`token ${token}, file /etc/tokens`)
    await client.close()
    await server.close()
  })
})
