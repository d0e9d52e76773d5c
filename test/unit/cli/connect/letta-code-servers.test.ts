import { expect } from 'chai'
import type { Connection, Place } from '../../../../src/cli/connect/client.js'
import { lettaCodeServers } from '../../../../src/cli/connect/letta-code-servers.js'

const byUrl: Connection = { kind: 'url', url: 'http://127.0.0.1:8000/mcp', key: '${MCP_API_KEY}' }
const place: Place = { name: 'smcp', file: 'settings.json', environment: {} }
const entry = {
  name: 'smcp',
  transport: 'http',
  url: byUrl.url,
  headers: { Authorization: 'Bearer ${MCP_API_KEY}' },
}
/** As letta-code itself writes it. */
const settings = (agents: object[], more: object = {}): string => JSON.stringify({ ...more, agents }, null, 2)
const put = (text: string, where: Partial<Place> = {}, connection: Connection = byUrl): unknown =>
  JSON.parse(lettaCodeServers.put!(text, { ...place, ...where }, connection))

describe('the servers of letta-code', () => {
  it('belong to the agent that is named, and others keep theirs', () => {
    const other = { agentId: 'agent-2', mcpServers: [{ name: 'exa', transport: 'http', url: 'https://exa' }] }
    expect(put(settings([{ agentId: 'agent-1', pinned: true }, other]), { agent: 'agent-1' })).to.deep.equal({
      agents: [{ agentId: 'agent-1', pinned: true, mcpServers: [entry] }, other],
    })
  })

  it('belong to the agent of the last session with the server of Letta, where none is named', () => {
    const sessionsByServer = {
      'api.letta.com': { agentId: 'agent-1' },
      'localhost:8283': { agentId: 'agent-2' },
    }
    const text = settings([{ agentId: 'agent-1' }], { sessionsByServer })
    expect(put(text)).to.have.nested.property('agents[0].mcpServers')
    const environment = { LETTA_BASE_URL: 'http://localhost:8283/' }
    expect(put(text, { environment })).to.have.deep.nested.property('agents[1]', {
      agentId: 'agent-2',
      baseUrl: 'localhost:8283',
      mcpServers: [entry],
    })
  })

  it('are of the agent on the same server of Letta, of two with one id', () => {
    const text = settings(
      [
        { agentId: 'a', baseUrl: 'one:1' },
        { agentId: 'a', baseUrl: 'two:2' },
      ],
      {
        env: { LETTA_BASE_URL: 'http://two:2' },
      },
    )
    expect(put(text, { agent: 'a' })).to.have.nested.property('agents[1].mcpServers')
  })

  it('are changed in their place, and taken out', () => {
    const before = settings([
      { agentId: 'a', mcpServers: [{ name: 'exa', transport: 'sse', url: 'https://exa' }] },
    ])
    const text = lettaCodeServers.put!(before, { ...place, agent: 'a' }, byUrl)
    expect(lettaCodeServers.put!(text, { ...place, agent: 'a' }, byUrl)).to.equal(text)
    const stdio: Connection = { kind: 'stdio', command: 'node', args: ['run.js'] }
    expect(put(text, { agent: 'a' }, stdio)).to.have.deep.nested.property('agents[0].mcpServers[1]', {
      name: 'smcp',
      transport: 'stdio',
      command: 'node',
      args: ['run.js'],
    })
    expect(lettaCodeServers.remove!(text, { ...place, agent: 'a' })).to.equal(before)
    expect(lettaCodeServers.list(text, 'settings.json')).to.deep.equal([
      { name: 'exa', url: 'https://exa' },
      { name: 'smcp', url: byUrl.url, hasKey: true },
    ])
  })

  it('need an agent, and say which there are', () => {
    try {
      put(settings([{ agentId: 'agent-1' }, { agentId: 'agent-2' }]))
      expect.fail('it took none')
    } catch (error) {
      expect(error).to.include({
        message: 'letta-code keeps servers by agent, and none is named',
        hint: 'Name one with --agent: agent-1, agent-2.',
      })
    }
  })
})
