import { gzipSync } from 'node:zlib'
import { post } from '../support/raw-mcp.js'
import { onEachDoor, outcomes, type Case } from '../support/raw-doors/on-each-door.js'
import { legacyRequests, type RawDoor, type SendOptions } from '../support/raw-doors/raw-door.js'

const nested = (open: string, inner: string, close: string, depth = 100_000): string =>
  open.repeat(depth) + inner + close.repeat(depth)
const mib = 1024 * 1024
const noHeaders = { not: 'stdio has no headers' }
const earlier = { not: 'its revision has no such thing' }
const elsewhere = { not: 'it has no session that is opened so' }
const later = { not: 'it is right in this revision' }

/** What is sent at a door, with these headers. */
const sends =
  (make: (door: RawDoor) => unknown, headers?: SendOptions['headers']): Case['tries'] =>
  ({ door }) =>
    door.send(make(door), headers && { headers })

const listTools = (door: RawDoor) => door.request('tools/list')
/** A message as text, in which this stands in place of "HERE". */
const text = (message: unknown, here: string): string => JSON.stringify(message).replace('"HERE"', here)

const noMessages: Readonly<Record<string, (door: RawDoor) => unknown>> = {
  'a text': () => '"x"',
  'a number': () => '5',
  null: () => 'null',
  'an object of anything': () => '{"hello": 1}',
  'an object with a toString': () => '{"toString": 1}',
  'a message with a toString': () => '{"jsonrpc": "2.0", "id": 1, "toString": 1}',
  'an object with a __proto__': () => '{"__proto__": {"method": "ping"}}',
  'an empty list': () => '[]',
  'a list of numbers': () => '[1, 2]',
  'a list with a message and a number': (door) => [listTools(door), 1],
  'lists of any depth': () => nested('[', '', ']'),
  'as many lists as a body has room for': () => nested('[', '', ']', 2_000_000),
  'objects of any depth': () => nested('{"a":', '1', '}'),
  'a message of JSON-RPC 1.0': (door) => ({ ...listTools(door), jsonrpc: '1.0' }),
  'a request with the id null': (door) => ({ ...listTools(door), id: null }),
  'a request with the id 1.5': (door) => ({ ...listTools(door), id: 1.5 }),
  'a request with an id of any depth': (door) =>
    text({ ...listTools(door), id: 'HERE' }, nested('[', '', ']')),
  'a method of any depth': (door) => text({ ...listTools(door), method: 'HERE' }, nested('{"a":', '1', '}')),
  'a request with a list of params': (door) => ({ ...listTools(door), params: [1] }),
  'an answer with the id null': () => ({ jsonrpc: '2.0', id: null, error: { code: 1, message: 'no' } }),
}

function noMessage(): Case[] {
  return [
    {
      what: 'half a message',
      tries: sends(() => '{"jsonrpc": "2.0", "id": 1, '),
      outcomes: outcomes('-32700', '400 -32700'),
    },
    {
      what: 'a NUL before a message',
      tries: sends((door) => `\u0000${JSON.stringify(listTools(door))}`),
      outcomes: outcomes('-32700', '400 -32700'),
    },
    ...Object.entries(noMessages).map(([what, make]) => ({
      what,
      tries: sends(make),
      outcomes: outcomes('-32600', '400 -32600'),
    })),
  ]
}

function lists(): Case[] {
  const call = (door: RawDoor): unknown =>
    door.request('tools/call', { name: 'echo__argv', arguments: { text: 'one of two' } })
  const refused = outcomes('-32600', '400 -32600')
  return [
    {
      what: 'of two calls',
      tries: sends((door) => [call(door), call(door)]),
      // 2025-03-26 has them; the later revisions do not, and nobody is harmed.
      outcomes: { ...refused, '/mcp 2025': '200 result result' },
    },
    {
      what: 'of more than a hundred',
      tries: sends((door) => Array.from({ length: 101 }, () => listTools(door))),
      outcomes: refused,
    },
    {
      what: 'with an initialize',
      tries: sends((door) => [door.request('initialize', initialization), call(door)]),
      outcomes: refused,
    },
  ]
}

const initialization = {
  protocolVersion: '1999-01-01',
  capabilities: {},
  clientInfo: { name: 'x', version: '1' },
}

function tooLarge(): Case[] {
  const large = (door: RawDoor): string =>
    text(
      door.request('tools/call', { name: 'echo__argv', arguments: { text: 'HERE' } }),
      `"${'x'.repeat(100 * mib)}"`,
    )
  return [
    {
      what: 'of 100 MiB',
      tries: sends(large),
      outcomes: outcomes('-32600', '413 -32600'),
    },
    {
      what: 'of 100 MiB, whose length is not said',
      tries: sends((door) => new Blob([large(door)]).stream()),
      outcomes: outcomes({ not: 'stdio never says it' }, '413 -32600'),
    },
    {
      what: 'of 100 MiB, as 100 KB of gzip',
      tries: sends((door) => gzipSync(large(door)), { 'Content-Encoding': 'gzip' }),
      outcomes: outcomes(noHeaders, '413 -32600'),
    },
  ]
}

function nesting(): Case[] {
  return [
    {
      what: 'deeper than a program could read them',
      tries: sends((door) =>
        text(
          door.request('tools/call', { name: 'echo__argv', arguments: { text: 'HERE' } }),
          nested('[', '', ']'),
        ),
      ),
      outcomes: outcomes('failed: invalid_arguments', '200 failed: invalid_arguments', {
        SSE: '202 failed: invalid_arguments',
      }),
    },
    {
      what: 'so deep in a call that asks',
      tries: async ({ open }) => {
        const door = await open({ capabilities: { elicitation: {} } })
        const call = door.request('tools/call', {
          name: 'ask',
          arguments: { questions: ['tea?'], more: 'HERE' },
        })
        return door.send(text(call, nested('[', '', ']')))
      },
      outcomes: outcomes('-32602', '200 -32602', {
        SSE: '202 -32602',
        '/messages/': { not: 'nobody can be asked there' },
      }),
    },
  ]
}

function mediaTypes(): Case[] {
  const ofHttp = (outcome: string): Case['outcomes'] => outcomes(noHeaders, outcome)
  const answered = { SSE: '202 result', '/messages/': '200 result', '/mcp 2026': '200 result' }
  return [
    {
      what: 'of a body: text/plain',
      tries: sends(listTools, { 'Content-Type': 'text/plain' }),
      outcomes: ofHttp('415 -32000'),
    },
    {
      what: 'of a body: a form',
      tries: sends(listTools, { 'Content-Type': 'application/x-www-form-urlencoded' }),
      outcomes: ofHttp('415 -32000'),
    },
    {
      what: 'of a body: JSON in letters that nobody knows',
      tries: sends(listTools, { 'Content-Type': 'application/json; charset=nonsense' }),
      outcomes: ofHttp('415 -32600'),
    },
    {
      what: 'of a body: packed in a way that nobody knows',
      tries: sends(listTools, { 'Content-Encoding': 'zip' }),
      outcomes: ofHttp('415 -32600'),
    },
    {
      what: 'of a body: said to be gzip, and is not',
      tries: sends(listTools, { 'Content-Encoding': 'gzip' }),
      outcomes: ofHttp('400 -32600'),
    },
    // Only a session of 2025 answers in two forms, and looks at what its client takes.
    {
      what: 'of an answer: JSON alone',
      tries: sends(listTools, { Accept: 'application/json' }),
      outcomes: outcomes(noHeaders, '406 -32000', answered),
    },
    {
      what: 'of an answer: text/html',
      tries: sends(listTools, { Accept: 'text/html' }),
      outcomes: outcomes(noHeaders, '406 -32000', answered),
    },
  ]
}

function methods(): Case[] {
  const unknown = outcomes('-32601', '200 -32601', { SSE: '202 -32601', '/mcp 2026': '404 -32601' })
  return [
    { what: 'that nobody knows', tries: sends((door) => door.request('no/such')), outcomes: unknown },
    { what: 'that is empty', tries: sends((door) => door.request('')), outcomes: unknown },
    { what: 'that every object has', tries: sends((door) => door.request('constructor')), outcomes: unknown },
    {
      what: 'of later revisions',
      tries: sends((door) => door.request('server/discover')),
      outcomes: { ...unknown, 'stdio 2026': later, '/mcp 2026': later },
    },
    {
      what: 'of an extension that its revision has not',
      tries: sends((door) => door.request('tasks/get', { taskId: 'x' })),
      outcomes: { ...unknown, 'stdio 2026': '-32021', '/mcp 2026': '400 -32021' },
    },
    {
      what: 'of earlier revisions',
      tries: sends((door) => door.request('logging/setLevel', { level: 'info' })),
      outcomes: { ...outcomes(later, later), 'stdio 2026': '-32601', '/mcp 2026': '404 -32601' },
    },
    {
      what: 'of a notification that nobody knows',
      tries: sends(() => ({ jsonrpc: '2.0', method: 'notifications/no-such' })),
      outcomes: outcomes('', '202'),
    },
  ]
}

function revisions(): Case[] {
  const negotiated: Case['tries'] = async ({ door }) => {
    const { messages } = await door.send(door.request('initialize', initialization))
    return String((messages[0]?.result as { protocolVersion?: string } | undefined)?.protocolVersion)
  }
  const named = (version: string): ((door: RawDoor) => unknown) => {
    const _meta = { 'io.modelcontextprotocol/protocolVersion': version }
    return (door) => door.request('tools/list', { _meta })
  }
  const only2026 = (stdio: string, http: string): Case['outcomes'] => ({
    ...outcomes(earlier, earlier),
    'stdio 2026': stdio,
    '/mcp 2026': http,
  })
  const bare = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
  return [
    {
      what: 'that nobody knows, in initialize',
      tries: negotiated,
      outcomes: outcomes('2025-11-25', '2025-11-25', {
        'stdio 2026': { not: 'it has no initialize' },
        '/mcp 2025': { not: 'the session is open; a new one is opened below' },
        '/mcp 2026': { not: 'it has no initialize' },
      }),
    },
    {
      what: 'that nobody knows, in the initialize of a new session',
      tries: async ({ server }) => {
        const key = { 'X-API-Key': 'one' }
        const opened = await post(`${server.url}/mcp`, legacyRequests()('initialize', initialization), key)
        const said = await opened.text()
        const headers = { ...key, 'Mcp-Session-Id': opened.headers.get('mcp-session-id')! }
        await fetch(`${server.url}/mcp`, { method: 'DELETE', headers })
        return `${opened.status} ${/"protocolVersion":"(.*?)"/.exec(said)?.[1]}`
      },
      outcomes: { ...outcomes(elsewhere, elsewhere), '/mcp 2025': '200 2025-11-25' },
    },
    {
      what: 'of a second initialize',
      tries: sends((door) =>
        door.request('initialize', { ...initialization, protocolVersion: '2025-11-25' }),
      ),
      outcomes: outcomes('result', '200 result', {
        'stdio 2026': '-32601',
        SSE: '202 result',
        '/mcp 2025': '400 -32600',
        '/mcp 2026': '404 -32601',
      }),
    },
    {
      what: 'that nobody knows, in the header',
      tries: sends(listTools, { 'MCP-Protocol-Version': '1999-01-01' }),
      outcomes: outcomes(noHeaders, earlier, { '/mcp 2025': '400 -32000', '/mcp 2026': '400 -32020' }),
    },
    {
      what: 'in the header that is not the one of the body',
      tries: sends(listTools, { 'MCP-Protocol-Version': '2025-06-18' }),
      outcomes: outcomes(noHeaders, earlier, {
        '/mcp 2025': { not: 'it has none in the body' },
        '/mcp 2026': '400 -32020',
      }),
    },
    {
      what: 'of 2026 in the header, of a session',
      tries: sends(listTools, { 'MCP-Protocol-Version': '2026-07-28' }),
      outcomes: outcomes(noHeaders, earlier, { '/mcp 2025': '400 -32602', '/mcp 2026': later }),
    },
    {
      what: 'that nobody knows, in the body and the header',
      tries: sends(named('2030-01-01'), { 'MCP-Protocol-Version': '2030-01-01' }),
      outcomes: only2026('-32022', '400 -32022'),
    },
    { what: 'that is none', tries: sends(named(5 as never)), outcomes: only2026('-32602', '400 -32602') },
    { what: 'that is not said', tries: sends(() => bare), outcomes: only2026('-32602', '400 -32602') },
    {
      what: 'without the header of its method',
      tries: sends(listTools, { 'Mcp-Method': 'tools/call' }),
      outcomes: outcomes(noHeaders, earlier, { '/mcp 2026': '400 -32020' }),
    },
    {
      what: 'without the header of its name',
      tries: sends((door) => door.request('tools/call', { name: 'echo__argv', arguments: {} }), {
        'Mcp-Name': 'other',
      }),
      outcomes: outcomes(noHeaders, earlier, { '/mcp 2026': '400 -32020' }),
    },
  ]
}

describe('a message that is wrong', () => {
  onEachDoor({
    'what is no message': noMessage(),
    'a list of messages': lists(),
    'a body that is too large': tooLarge(),
    'arguments that are nested': nesting(),
    'a media type': mediaTypes(),
    'a method': methods(),
    'a revision': revisions(),
  })
})
