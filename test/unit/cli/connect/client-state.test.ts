import { expect } from 'chai'
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Client } from '../../../../src/cli/connect/client.js'
import type { Surroundings } from '../../../../src/cli/connect/client-folders.js'
import { clientState, localServer, type ClientState } from '../../../../src/cli/connect/client-state.js'
import { clients } from '../../../../src/cli/connect/clients.js'

const smcp = { name: 'smcp', url: 'http://127.0.0.1:8000' }

describe('clientState', () => {
  let home: string
  beforeEach(async () => {
    home = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
  })
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(home, path)), { recursive: true })
    await writeFile(join(home, path), text)
  }
  const surroundings = (): Surroundings => ({
    ...{ system: 'linux', environment: { PATH: join(home, 'bin') } },
    ...{ home, project: join(home, 'project') },
  })
  const clientOf = (name: string): Client => clients.find((client) => client.name === name)!
  const stateOf = (name: string): ClientState => clientState(clientOf(name), surroundings(), smcp)
  const localOf = (client: string, name: string): object | undefined =>
    localServer(clientOf(client), name, surroundings())

  it('finds no client in an empty home', () => {
    for (const { name } of clients)
      expect(stateOf(name)).to.deep.include({ isHere: false, connected: [], broken: [] })
  })

  it('finds a client by its folder, its file or its program', async () => {
    await mkdir(join(home, '.cursor'))
    await write('.claude.json', '{}')
    await write('bin/codex', '#!/bin/sh\n')
    expect(stateOf('codex').isHere).to.equal(false)
    await import('node:fs/promises').then(({ chmod }) => chmod(join(home, 'bin/codex'), 0o755))
    expect(['cursor', 'claude-code', 'codex', 'opencode'].map((name) => stateOf(name).isHere)).to.deep.equal([
      true,
      true,
      true,
      false,
    ])
  })

  it('knows smcp by its name, its address or what is started', async () => {
    const servers = {
      smcp: { url: 'http://other/mcp' },
      mine: { url: 'http://127.0.0.1:8000/sse' },
      started: { command: 'npx', args: ['smcp', 'serve', '--stdio'] },
      foreign: { url: 'http://127.0.0.1:9000/mcp' },
      none: { command: 'serve' },
    }
    await write('.cursor/mcp.json', `\uFEFF${JSON.stringify({ mcpServers: servers })}`)
    await write('project/.cursor/mcp.json', '{"mcpServers": {"smcp": {"url": "http://x"}}}')
    const { connected } = stateOf('cursor')
    expect(connected.map(({ name, scope }) => [name, scope])).to.deep.equal([
      ['smcp', 'user'],
      ['mine', 'user'],
      ['started', 'user'],
      ['smcp', 'project'],
    ])
    expect(connected[0]?.file).to.equal(join(home, '.cursor/mcp.json'))
  })

  it('finds what Claude Code has for this project alone', async () => {
    const project = join(home, 'project')
    const mcpServers = {
      smcp: { type: 'http', url: 'http://127.0.0.1:9/mcp' },
      other: { url: 'http://other' },
    }
    await write(
      '.claude.json',
      JSON.stringify({ projects: { [project]: { mcpServers }, '/elsewhere': { mcpServers } } }),
    )
    const found = {
      ...{ name: 'smcp', url: 'http://127.0.0.1:9/mcp', file: join(home, '.claude.json'), scope: 'local' },
      removal: 'claude mcp remove smcp --scope local',
    }
    expect(stateOf('claude-code').connected).to.deep.equal([found])
    expect(localOf('claude-code', 'smcp')).to.deep.equal(found)
    expect(localOf('claude-code', 'mine')).to.equal(undefined)
    await write('.cursor/mcp.json', JSON.stringify({ projects: { [project]: { mcpServers } } }))
    expect(localOf('cursor', 'smcp')).to.equal(undefined)
    await write('.claude.json', '{"projects": ')
    expect(localOf('claude-code', 'smcp')).to.equal(undefined)
  })

  it('tells of a file that is broken', async () => {
    await write('.cursor/mcp.json', '{"mcpServers": ')
    expect(stateOf('cursor').broken).to.deep.equal([
      {
        file: join(home, '.cursor/mcp.json'),
        why: `${join(home, '.cursor/mcp.json')} is broken at line 1, column 16: value expected`,
      },
    ])
  })
})
