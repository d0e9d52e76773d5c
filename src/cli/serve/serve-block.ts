import type { Problem } from '../../discovery/tool.js'
import type { AuthSettings } from '../../server/auth.js'
import { count } from '../../count.js'
import type { ServeNotes, ServeSummary } from './serve-summary.js'

/** The key that clients send. */
export interface ServeKey {
  readonly text: string
  /** It is newly generated, and is shown. */
  readonly isMade: boolean
}

/** The key to show. A key that was set is never shown, only that one must be sent. */
export function shownKey(
  { apiKeys, authDisabled }: AuthSettings,
  madeKey: string | undefined,
): ServeKey | undefined {
  if (madeKey !== undefined) return { text: madeKey, isMade: true }
  return apiKeys.length === 0 || authDisabled ? undefined : { text: 'KEY', isMade: false }
}

/** A block of text about the server: its tools, where it is, how to connect, what is broken. */
export function serveBlock(
  { url, plugins, tools, problems }: ServeSummary,
  { builtIn, pending, lint, next, connect }: ServeNotes,
  key: ServeKey | undefined,
): string {
  // The log has already shown each problem on the same terminal.
  const broken = [...new Set(problems.filter(isError).map(({ plugin, file }) => plugin ?? file))]
  const ofPlugins = `${tools - builtIn.length} of ${count(plugins, 'plugin')}, and `
  const lines = [
    '',
    `  smcp serves ${count(tools, 'tool')}: ${plugins === 0 ? '' : ofPlugins}${builtIn.join(', ')}`,
    '',
    ...(next === undefined ? [] : [`  ${next}`, '']),
    `  SSE (Letta)        ${url}/sse`,
    `  Streamable HTTP    ${url}/mcp`,
    `  Health             ${url}/health`,
    '',
    ...connectLines(`${url}/mcp`, connect, key),
    ...(pending.length === 0 ? [] : ['', `  Still being described: ${pending.join(', ')}`]),
    ...(lint === undefined ? [] : ['', `  Note: ${lint}`]),
    ...(broken.length === 0 ? [] : ['', `  Broken: ${broken.join(', ')}; the log says why`]),
    '',
  ]
  return lines.join('\n')
}

function connectLines(url: string, connect: string, key: ServeKey | undefined): string[] {
  const header = `Bearer ${key?.text}`
  const keyInFront = key ? `MCP_API_KEY=${key.text} ` : ''
  const forOthers = key ? `, "headers": {"Authorization": "${header}"}` : ''
  return [
    `  Connect a client   ${keyInFront}${connect}`,
    `  Connect others     {"mcpServers": {"smcp": {"url": "${url}"${forOthers}}}}`,
    ...keyLines(key),
  ]
}

function keyLines(key: ServeKey | undefined): string[] {
  if (key === undefined) return []
  return key.isMade
    ? ['', `  Key, shown once    ${key.text}`, '  Set MCP_API_KEY to keep one.']
    : ['', '  KEY stands for a key in MCP_API_KEY or MCP_API_KEYS.']
}

function isError({ severity }: Problem): boolean {
  return severity === 'error'
}
