import { expect } from 'chai'
import { setImmediate } from 'node:timers/promises'
import { AgentSecrets } from '../../../../src/server/letta/agent-secrets.js'
import { startLetta, type AgentsOfLetta } from '../../../support/letta-server.js'
import { loggerTo } from '../../../support/silent-logger.js'

describe('AgentSecrets', () => {
  const agents: AgentsOfLetta = {}
  const lines: string[] = []
  let letta: Awaited<ReturnType<typeof startLetta>>
  beforeEach(async () => {
    lines.length = 0
    agents.a = [{ key: 'TOKEN', value: 'first' }]
    letta = await startLetta(agents)
  })
  afterEach(() => letta.close())
  const open = (more: object = {}, ttl?: number) =>
    new AgentSecrets(
      { url: letta.url, password: letta.password, agentId: undefined, ...more },
      loggerTo(lines),
      ttl,
    )

  it('asks once for an agent, however many call', async () => {
    const secrets = open()
    const all = await Promise.all(Array.from({ length: 5 }, () => secrets.of({ agent: 'a' })))
    expect(all).to.deep.equal(Array.from({ length: 5 }, () => ({ TOKEN: 'first' })))
    expect(letta.asked).to.deep.equal(['/v1/agents/a?include=agent.secrets'])
  })

  it('asks again later, and keeps what it knows where nobody answers', async () => {
    const secrets = open({}, 1)
    await secrets.of({ agent: 'a' })
    agents.a = [{ key: 'TOKEN', value: 'second' }]
    // A call gets what is known while that is asked for again.
    while ((await secrets.of({ agent: 'a' })).TOKEN !== 'second') await setImmediate()
    await letta.close()
    expect(await secrets.of({ agent: 'a' })).to.deep.equal({ TOKEN: 'second' })
  })

  it('gives those of no agent to callers who name none, unless the server has one', async () => {
    expect(await open().of({})).to.deep.equal({})
    expect(await open({ agentId: 'a' }).of({})).to.deep.equal({ TOKEN: 'first' })
    expect(letta.asked).to.have.lengthOf(1)
  })

  it('has none of an agent that there is not, or that it may not ask for, and says why', async () => {
    expect(await open().of({ agent: '../b' })).to.deep.equal({})
    expect(letta.asked).to.deep.equal(['/v1/agents/..%2Fb?include=agent.secrets'])
    expect(lines.join('')).to.include('answers 404')
    expect(await open({ password: 'wrong' }).of({ agent: 'a' })).to.deep.equal({})
    expect(lines.join('')).to.include('answers 401; check LETTA_SERVER_PASSWORD')
  })

  it('leaves out what would decide what is run, by name, and shows no value', async () => {
    agents.a = [
      'PATH',
      'LD_PRELOAD',
      'PYTHONPATH',
      'NODE_OPTIONS',
      'a b',
      'GIT_SSH_COMMAND',
      'GIT_TOKEN',
    ].map((key) => ({
      key,
      value: 'hush',
    }))
    expect(await open().of({ agent: 'a' })).to.deep.equal({ GIT_TOKEN: 'hush' })
    expect(lines.join('')).to.include('PATH, LD_PRELOAD, PYTHONPATH').and.not.include('hush')
  })
})
