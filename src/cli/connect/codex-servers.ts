import { shellWord } from '../shell-word.js'
import type { ConfiguredServer, Connection, ServersFile } from './client.js'

/** The tables of Codex's TOML, which are read by their heads alone and never changed. */
export const codexServers: ServersFile = {
  list: (text) => {
    const tables = text.split(/^(?=[ \t]*\[)/m).map((table) => ({ ...headOf(table), table }))
    return tables.flatMap(({ name, below, table }) => {
      if (name === undefined || below !== undefined) return []
      const belonging = tables.filter((other) => other.name === name && other.below !== undefined)
      const hasHeaders = belonging.some((other) => other.below?.endsWith('headers'))
      const env = belonging.filter((other) => other.below === 'env').map((other) => other.table)
      return [{ ...readTable(name, table, hasHeaders), ...variablesIn(table, env) }]
    })
  },
}

/** What JSON says of texts and of lists of them, TOML understands. */
export function codexSnippet(name: string, connection: Connection): string {
  const lines =
    connection.kind === 'stdio'
      ? [`command = ${JSON.stringify(connection.command)}`, `args = ${JSON.stringify(connection.args)}`]
      : [`url = ${JSON.stringify(connection.url)}`, ...keyLines(connection.key)]
  return `${[`[mcp_servers.${/^[\w-]+$/.test(name) ? name : JSON.stringify(name)}]`, ...lines].join('\n')}\n`
}

/** The same by Codex's own program, which takes no key in clear. */
export function codexCommand(
  change: 'add' | 'remove',
  name: string,
  connection: Connection,
): string | undefined {
  const words = ['codex', 'mcp', change, name]
  if (change === 'remove') return shellLine(words)
  if (connection.kind === 'stdio') return shellLine([...words, '--', connection.command, ...connection.args])
  const variable = variableIn(connection.key)
  if (connection.key !== undefined && variable === undefined) return undefined
  return shellLine([
    ...words,
    ...['--url', connection.url],
    ...(variable === undefined ? [] : ['--bearer-token-env-var', variable]),
  ])
}

function shellLine(words: readonly string[]): string {
  return words.map(shellWord).join(' ')
}

function keyLines(key: string | undefined): string[] {
  if (key === undefined) return []
  const variable = variableIn(key)
  return variable === undefined
    ? [`http_headers = { Authorization = ${JSON.stringify(`Bearer ${key}`)} }`]
    : [`bearer_token_env_var = ${JSON.stringify(variable)}`]
}

/** `MCP_API_KEY` of `${MCP_API_KEY}`. */
function variableIn(key = ''): string | undefined {
  return /^\$\{(\w+)\}$/.exec(key)?.[1]
}

/** `[mcp_servers.smcp]`, or a table below it: `[mcp_servers.smcp.http_headers]`. */
function headOf(table: string): { readonly name?: string | undefined; readonly below?: string | undefined } {
  const [, plain, quoted, below] =
    /^[ \t]*\[mcp_servers\.(?:([\w-]+)|"([^"]+)")(?:\.(\w+))?\]/.exec(table) ?? []
  return { name: plain ?? quoted, below }
}

function readTable(name: string, table: string, hasHeaders: boolean): ConfiguredServer {
  const textsOf = (key: string): string[] =>
    textsIn(new RegExp(`^[ \\t]*${key}[ \\t]*=[ \\t]*(.+)$`, 'm').exec(table)?.[1])
  const [url] = textsOf('url')
  const words = [...textsOf('command'), ...textsOf('args')]
  const hasKey = hasHeaders || /^[ \t]*(bearer_token_env_var|(env_)?http_headers)\b/m.test(table)
  return {
    name,
    ...(url !== undefined && { url }),
    ...(words.length > 0 && { command: words }),
    ...(hasKey && { hasKey: true as const }),
  }
}

/** The variables of an entry: `env = { A = "x" }` in its table, or those of a table below it. */
function variablesIn(table: string, tables: readonly string[]): Pick<ConfiguredServer, 'env'> {
  const inline = /^[ \t]*env[ \t]*=[ \t]*(\{.*)$/m.exec(table)?.[1] ?? ''
  const pair = /(?:^|[{,])[ \t]*"?([\w-]+)"?[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|'[^']*')/gm
  const env = [inline, ...tables].flatMap((text) =>
    [...text.matchAll(pair)].map(([, name = '', value]) => [name, textsIn(value)[0] ?? ''] as const),
  )
  return env.length > 0 ? { env: Object.fromEntries(env) } : {}
}

/** The texts of a value on one line, in either kind of quotes. */
function textsIn(value = ''): string[] {
  return [...value.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g)].map(([, basic, literal = '']) =>
    basic === undefined ? literal : basic.replaceAll(/\\(["\\])/g, '$1'),
  )
}
