import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors } from '../support/mcp-clients.js'
import { startLetta } from '../support/letta-server.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { loggerTo } from '../support/silent-logger.js'

const describe1 = { contract_version: '2.0', commands: [{ name: 'go', description: 'Go.', parameters: [] }] }
const program =
  '#!/bin/sh\necho "${GITHUB_TOKEN:-none} ${DB_WORD:-none} ${OWN:-none} ${LETTA_SERVER_PASSWORD:-none}"\n'
const plugins = {
  all: {},
  some: { env: ['DB_WORD'] },
  own: { env: { OWN: 'of ${DB_WORD}' } },
}

describe("an agent's secrets", () => {
  let dir: string
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    for (const [name, manifest] of Object.entries(plugins)) {
      await mkdir(join(dir, name))
      await writeFile(join(dir, name, 'cli.sh'), program, { mode: 0o755 })
      await writeFile(join(dir, name, 'smcp.json'), JSON.stringify({ describe: describe1, ...manifest }))
    }
  })
  const secrets = (word: string) => [
    { key: 'GITHUB_TOKEN', value: `ghp_${word}` },
    { key: 'DB_WORD', value: word },
  ]

  for (const [door, connect] of Object.entries(doors))
    it(`go to the plugins that it calls, as these declare, and to nobody else, through ${door}`, async () => {
      const letta = await startLetta({ 'agent-1': secrets('one'), 'agent-2': secrets('two') })
      const lines: string[] = []
      const settings = {
        pluginsDirs: [dir],
        lettaUrl: letta.url,
        lettaPassword: letta.password,
        lettaAgentId: 'agent-2',
        redact: false,
      }
      const server = await serveFixtures(settings, undefined, [], loggerTo(lines))
      const said = async (agent: string | undefined, plugin: string): Promise<string> => {
        const client = await connect(server.url, agent === undefined ? {} : { 'x-agent-id': agent })
        const { text } = await client.call(`${plugin}__go`)
        await client.close()
        return text
      }
      expect(await said('agent-1', 'all')).to.equal('ghp_one one none none')
      expect(await said('agent-1', 'some')).to.equal('none one none none')
      expect(await said('agent-1', 'own')).to.equal('none none of one none')
      expect(await said(undefined, 'all')).to.equal('ghp_two two none none')
      expect(await said('agent-3', 'all')).to.equal('none none none none')
      expect(lines.join('')).to.include('answers 404').and.not.include('ghp_')
      await server.close()
      await letta.close()
    })

  it('are not shown by what a program prints', async () => {
    const letta = await startLetta({ 'agent-1': secrets('a long word') })
    const settings = { pluginsDirs: [dir], lettaUrl: letta.url, lettaPassword: letta.password }
    const server = await serveFixtures(settings)
    const client = await doors['SSE, SDK v1']!(server.url, { 'x-agent-id': 'agent-1' })
    const { text } = await client.call('all__go')
    expect(text).to.equal('[secret GITHUB_TOKEN] [secret DB_WORD] none none')
    await client.close()
    await server.close()
    await letta.close()
  })

  it('are missing where Letta does not answer, and the call goes on', async () => {
    const letta = await startLetta({})
    await letta.close()
    const lines: string[] = []
    const settings = { pluginsDirs: [dir], lettaUrl: letta.url, lettaPassword: letta.password }
    const server = await serveFixtures(settings, undefined, [], loggerTo(lines))
    const client = await doors['SSE, SDK v1']!(server.url, { 'x-agent-id': 'agent-1' })
    expect((await client.call('all__go')).text).to.equal('none none none none')
    expect(lines.join('')).to.include(`${letta.url} does not answer: connect ECONNREFUSED`)
    await client.close()
    await server.close()
  })
})
