import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Scope, System } from '../../../../src/cli/connect/client.js'
import { candidatesOf, fileOf, resolvedPaths } from '../../../../src/cli/connect/client-files.js'
import type { Surroundings } from '../../../../src/cli/connect/client-folders.js'
import { clients } from '../../../../src/cli/connect/clients.js'

/** What a user of each system has, and no variable of this process. */
const of: Readonly<Record<System, Surroundings>> = {
  linux: { system: 'linux', environment: {}, home: '/home/ada', project: '/srv/project' },
  darwin: { system: 'darwin', environment: {}, home: '/Users/ada', project: '/Users/ada/project' },
  win32: {
    system: 'win32',
    environment: {
      APPDATA: 'C:\\Users\\ada\\AppData\\Roaming',
      LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local',
    },
    home: 'C:\\Users\\ada',
    project: 'D:\\project',
  },
}
const clientCalled = (name: string) => clients.find((client) => client.name === name)!
const first = (name: string, scope: Scope, system: System): string | undefined =>
  candidatesOf(clientCalled(name), scope, of[system])[0]

/** The file of each client in which a server is put that was not there: for the user on three systems, for a project on Linux. */
const files: Readonly<Record<string, readonly [Record<System, string>, string | undefined]>> = {
  'claude-desktop': [
    {
      linux: '/home/ada/.config/Claude/claude_desktop_config.json',
      darwin: '/Users/ada/Library/Application Support/Claude/claude_desktop_config.json',
      win32: 'C:\\Users\\ada\\AppData\\Roaming\\Claude\\claude_desktop_config.json',
    },
    undefined,
  ],
  'claude-code': [
    {
      linux: '/home/ada/.claude.json',
      darwin: '/Users/ada/.claude.json',
      win32: 'C:\\Users\\ada\\.claude.json',
    },
    '/srv/project/.mcp.json',
  ],
  cursor: [
    {
      linux: '/home/ada/.cursor/mcp.json',
      darwin: '/Users/ada/.cursor/mcp.json',
      win32: 'C:\\Users\\ada\\.cursor\\mcp.json',
    },
    '/srv/project/.cursor/mcp.json',
  ],
  vscode: [
    {
      linux: '/home/ada/.config/Code/User/mcp.json',
      darwin: '/Users/ada/Library/Application Support/Code/User/mcp.json',
      win32: 'C:\\Users\\ada\\AppData\\Roaming\\Code\\User\\mcp.json',
    },
    '/srv/project/.vscode/mcp.json',
  ],
  'letta-code': [
    {
      linux: '/home/ada/.letta/settings.json',
      darwin: '/Users/ada/.letta/settings.json',
      win32: 'C:\\Users\\ada\\.letta\\settings.json',
    },
    undefined,
  ],
  codex: [
    {
      linux: '/home/ada/.codex/config.toml',
      darwin: '/Users/ada/.codex/config.toml',
      win32: 'C:\\Users\\ada\\.codex\\config.toml',
    },
    undefined,
  ],
  'gemini-cli': [
    {
      linux: '/home/ada/.gemini/settings.json',
      darwin: '/Users/ada/.gemini/settings.json',
      win32: 'C:\\Users\\ada\\.gemini\\settings.json',
    },
    '/srv/project/.gemini/settings.json',
  ],
  opencode: [
    {
      linux: '/home/ada/.config/opencode/opencode.jsonc',
      darwin: '/Users/ada/.config/opencode/opencode.jsonc',
      win32: 'C:\\Users\\ada\\.config\\opencode\\opencode.jsonc',
    },
    '/srv/project/opencode.jsonc',
  ],
}

describe('the files of clients', () => {
  it('are known of every client', () => {
    expect(Object.keys(files)).to.have.members(clients.map(({ name }) => name))
  })

  for (const [name, [ofUser, ofProject]] of Object.entries(files))
    it(`are those of ${name} on Linux, macOS and Windows`, () => {
      const systems = Object.keys(ofUser) as System[]
      expect(
        Object.fromEntries(systems.map((system) => [system, first(name, 'user', system)])),
      ).to.deep.equal(ofUser)
      expect(first(name, 'project', 'linux')).to.equal(ofProject)
    })

  it('are where a variable of the client says', () => {
    const environment = {
      XDG_CONFIG_HOME: '/etc/ada',
      CLAUDE_CONFIG_DIR: '/etc/claude',
      CODEX_HOME: '/etc/codex',
      GEMINI_CLI_HOME: '/etc/gemini',
    }
    const moved = (name: string): string | undefined =>
      candidatesOf(clientCalled(name), 'user', { ...of.linux, environment })[0]
    expect(
      ['claude-desktop', 'claude-code', 'codex', 'gemini-cli', 'opencode', 'vscode'].map(moved),
    ).to.deep.equal([
      '/etc/ada/Claude/claude_desktop_config.json',
      '/etc/claude/.claude.json',
      '/etc/codex/config.toml',
      '/etc/gemini/.gemini/settings.json',
      '/etc/ada/opencode/opencode.jsonc',
      '/etc/ada/Code/User/mcp.json',
    ])
  })
})

describe('resolvedPaths', () => {
  it('finds the folder of a package of Windows by the beginning of its name', () => {
    const { files: desktop } = clientCalled('claude-desktop')
    const asked: string[] = []
    const list = (folder: string): string[] => {
      asked.push(folder)
      return ['Other_1', 'Claude_pzs8sxrjxfjjc']
    }
    expect(resolvedPaths(desktop.user!, of.win32, list)).to.deep.equal([
      'C:\\Users\\ada\\AppData\\Local\\Packages\\Claude_pzs8sxrjxfjjc\\LocalCache\\Roaming\\Claude\\claude_desktop_config.json',
      'C:\\Users\\ada\\AppData\\Roaming\\Claude\\claude_desktop_config.json',
    ])
    expect(asked).to.deep.equal(['C:\\Users\\ada\\AppData\\Local\\Packages'])
  })
})

describe('fileOf', () => {
  const homeWith = async (...paths: string[]): Promise<Surroundings> => {
    const home = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    for (const path of paths) {
      await mkdir(dirname(join(home, path)), { recursive: true })
      await writeFile(join(home, path), '{}')
    }
    return { ...of.linux, home }
  }

  it('is the file that is there, of several', async () => {
    const here = await homeWith('.config/opencode/opencode.json')
    expect(fileOf(clientCalled('opencode'), 'user', here)).to.equal(
      join(here.home, '.config/opencode/opencode.json'),
    )
  })

  it('is else the one whose folder is there', async () => {
    const here = await homeWith('.config/Code - Insiders/User/settings.json')
    expect(fileOf(clientCalled('vscode'), 'user', here)).to.equal(
      join(here.home, '.config/Code - Insiders/User/mcp.json'),
    )
  })

  it('is nothing for a scope that the client does not know', () => {
    expect(fileOf(clientCalled('claude-desktop'), 'project', of.linux)).to.equal(undefined)
  })
})
