import { shellWord } from '../shell-word.js'
import type { Client, Connection } from './client.js'
import { codexCommand, codexServers, codexSnippet } from './codex-servers.js'
import { keyedServers, keyedSnippet, serversAt, type Entry } from './keyed-servers.js'
import { lettaCodeServers, lettaCodeSnippet } from './letta-code-servers.js'
import { projectRoot } from './project-root.js'
import { vsCodeServers } from './vs-code-servers.js'

const started = (variable: string): string =>
  `${variable} must be set in the environment in which it is started.`

/** Named as by mcp-remote, which reaches a URL for clients that only start programs. */
const desktop = keyedServers('mcpServers', (connection) =>
  connection.kind === 'stdio' ? program(connection) : { command: 'npx', args: remoteArguments(connection) },
)
const claudeCode = keyedServers('mcpServers', typed)
const cursor = keyedServers('mcpServers', untyped)
const geminiCli = keyedServers('mcpServers', (connection) =>
  connection.kind === 'stdio' ? program(connection) : { httpUrl: connection.url, ...bearer(connection) },
)
const opencode = keyedServers('mcp', (connection) =>
  connection.kind === 'stdio'
    ? { type: 'local', command: [connection.command, ...connection.args] }
    : { type: 'remote', url: connection.url, ...bearer(connection) },
)
const vsCode = vsCodeServers(typed)

/** The clients that keep their servers in a file: where, in which form, and how a key is named there. */
export const clients: readonly Client[] = [
  {
    name: 'claude-desktop',
    title: 'Claude Desktop',
    files: {
      user: {
        linux: ['{desktop}/Claude/claude_desktop_config.json'],
        darwin: ['{desktop}/Claude/claude_desktop_config.json'],
        win32: [
          // Installed as a package, it is shown this folder in the place of the other, and writes its own settings there.
          '{localAppData}/Packages/Claude_*/LocalCache/Roaming/Claude/claude_desktop_config.json',
          '{desktop}/Claude/claude_desktop_config.json',
        ],
      },
    },
    programs: [],
    folders: ['{desktop}/Claude'],
    prefers: 'stdio',
    keyIn: (variable) => `\${${variable}}`,
    keyNeeds: started,
    servers: desktop,
    snippet: (name, connection) => keyedSnippet(desktop, name, connection),
    next: 'Close Claude Desktop altogether and open it again.',
  },
  {
    name: 'claude-code',
    title: 'Claude Code',
    files: { user: ['{claudeHome}/.claude.json'], project: ['{project}/.mcp.json'] },
    programs: ['claude'],
    folders: ['{home}/.claude'],
    prefers: 'url',
    keyIn: (variable) => `\${${variable}}`,
    keyNeeds: started,
    servers: claudeCode,
    local: {
      list: (text, file, project) => serversAt(text, file, ['projects', projectRoot(project), 'mcpServers']),
      removal: (name) => `claude mcp remove ${shellWord(name)} --scope local`,
    },
    snippet: (name, connection) => keyedSnippet(claudeCode, name, connection),
    next: 'Start running sessions of Claude Code anew: they may write the file back. claude mcp list shows whether it connects.',
  },
  {
    name: 'cursor',
    title: 'Cursor',
    files: { user: ['{home}/.cursor/mcp.json'], project: ['{project}/.cursor/mcp.json'] },
    programs: ['cursor'],
    folders: ['{home}/.cursor'],
    prefers: 'url',
    keyIn: (variable) => `\${env:${variable}}`,
    keyNeeds: started,
    servers: cursor,
    snippet: (name, connection) => keyedSnippet(cursor, name, connection),
    next: 'The settings of Cursor list the server with a green dot and its tools.',
  },
  {
    name: 'vscode',
    title: 'VS Code',
    files: {
      user: ['{desktop}/Code/User/mcp.json', '{desktop}/Code - Insiders/User/mcp.json'],
      project: ['{project}/.vscode/mcp.json'],
    },
    programs: ['code', 'code-insiders'],
    folders: ['{desktop}/Code', '{desktop}/Code - Insiders'],
    prefers: 'url',
    keyIn: (_, name) => `\${input:${name}-key}`,
    keyNeeds: () => 'VS Code asks for the key once, and keeps it in the store of the system.',
    servers: vsCode,
    snippet: (name, connection) => keyedSnippet(vsCode, name, connection),
    next: 'The command "MCP: List Servers" of VS Code starts the server and shows its output.',
  },
  {
    name: 'letta-code',
    title: 'letta-code',
    files: { user: ['{home}/.letta/settings.json'] },
    programs: [],
    folders: [],
    prefers: 'url',
    keyIn: (variable) => `\${${variable}}`,
    keyNeeds: started,
    servers: lettaCodeServers,
    snippet: lettaCodeSnippet,
    next: 'Start letta-code anew: a session that runs may write the file back. letta mcp list shows the servers of an agent.',
  },
  {
    name: 'codex',
    title: 'Codex',
    files: { user: ['{codexHome}/config.toml'] },
    programs: ['codex'],
    folders: ['{codexHome}'],
    prefers: 'url',
    keyIn: (variable) => `\${${variable}}`,
    keyNeeds: started,
    servers: codexServers,
    snippet: codexSnippet,
    ownCommand: codexCommand,
    next: 'codex mcp list shows what is configured.',
  },
  {
    name: 'gemini-cli',
    title: 'gemini-cli',
    files: { user: ['{geminiHome}/.gemini/settings.json'], project: ['{project}/.gemini/settings.json'] },
    programs: ['gemini'],
    folders: ['{geminiHome}/.gemini'],
    prefers: 'url',
    keyIn: (variable) => `\${${variable}}`,
    keyNeeds: started,
    servers: geminiCli,
    snippet: (name, connection) => keyedSnippet(geminiCli, name, connection),
    next: 'gemini mcp list shows whether it connects; the folder must be trusted.',
  },
  {
    name: 'opencode',
    title: 'opencode',
    files: {
      user: ['{config}/opencode/opencode.jsonc', '{config}/opencode/opencode.json'],
      project: ['{project}/opencode.jsonc', '{project}/opencode.json'],
    },
    programs: ['opencode'],
    folders: ['{config}/opencode'],
    prefers: 'url',
    keyIn: (variable) => `{env:${variable}}`,
    keyNeeds: started,
    servers: opencode,
    snippet: (name, connection) => keyedSnippet(opencode, name, connection),
    next: 'opencode mcp list shows whether it connects.',
  },
]

function program({ command, args }: Extract<Connection, { kind: 'stdio' }>): Entry {
  return { command, args }
}

function typed(connection: Connection): Entry {
  return connection.kind === 'stdio'
    ? { type: 'stdio', ...program(connection) }
    : { type: 'http', url: connection.url, ...bearer(connection) }
}

function untyped(connection: Connection): Entry {
  return connection.kind === 'stdio' ? program(connection) : { url: connection.url, ...bearer(connection) }
}

function bearer({ key }: Extract<Connection, { kind: 'url' }>): Entry {
  return key === undefined ? {} : { headers: { Authorization: `Bearer ${key}` } }
}

/** A space in an argument is lost on Windows, so the key goes by the header that needs none. */
function remoteArguments({ url, key }: Extract<Connection, { kind: 'url' }>): string[] {
  const { protocol, hostname } = new URL(url)
  const isPlain = protocol === 'http:' && !['localhost', '127.0.0.1'].includes(hostname)
  return [
    ...['-y', 'mcp-remote', url],
    ...(isPlain ? ['--allow-http'] : []),
    ...(key === undefined ? [] : ['--header', `X-API-Key:${key}`]),
  ]
}
