import { expect } from 'chai'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../../../src/config.js'
import { readLetta } from '../../../../src/server/letta/read-letta.js'

describe('where the secrets of agents are', () => {
  let file: string
  before(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), '.env')
    await writeFile(file, '# Letta\nexport LETTA_SERVER_PASSWORD="kept"\nLETTA_AGENT_ID=agent-1\n')
  })
  const read = (variables: Record<string, string>, path = '/nowhere') =>
    readLetta(readConfig({}, variables), path)

  it('is nowhere unless there is a password', () => {
    expect(read({})).to.equal(undefined)
    expect(read({ LETTA_SERVER_URL: 'http://letta' })).to.equal(undefined)
  })

  it('is said by variables, the password before the key', () => {
    const url = 'http://letta:1/'
    expect(
      read({ LETTA_SERVER_URL: url, LETTA_API_KEY: 'key', LETTA_SERVER_PASSWORD: 'word' }),
    ).to.deep.equal({
      url: 'http://letta:1',
      password: 'word',
      agentId: undefined,
    })
    expect(read({ LETTA_SERVER_URL: url, LETTA_API_KEY: 'key' })?.password).to.equal('key')
    expect(read({ LETTA_API_KEY: 'key' })?.url).to.equal('http://127.0.0.1:8284')
  })

  it('else by the file of Letta, on this machine unless it says otherwise', () => {
    expect(read({}, file)).to.deep.equal({
      url: 'http://127.0.0.1:8284',
      password: 'kept',
      agentId: 'agent-1',
    })
    expect(read({ LETTA_SERVER_URL: 'http://letta', LETTA_AGENT_ID: 'agent-2' }, file)).to.deep.equal({
      url: 'http://letta',
      password: 'kept',
      agentId: 'agent-2',
    })
  })
})
