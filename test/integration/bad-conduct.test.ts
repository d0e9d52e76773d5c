import { expect } from 'chai'
import { pidFile, readPids, untilGone } from '../support/processes.js'
import { post } from '../support/raw-mcp.js'
import { openMcp2025 } from '../support/raw-doors/http-doors.js'
import { onEachDoor, outcome, outcomes, type Case, type Place } from '../support/raw-doors/on-each-door.js'
import type { AnswerAsked, Message, RawDoor, RawReply } from '../support/raw-doors/raw-door.js'
import { openSse } from '../support/raw-doors/stream-doors.js'

const noState = { not: 'its server keeps the state of a question to itself' }
const noSessions = { not: 'it has no sessions' }
const capabilities = { elicitation: {} }
const yes = { action: 'accept', content: { value: 'yes' } }
const ask = (door: RawDoor, more: object = {}, questions = ['tea?']): Message =>
  door.request('tools/call', { name: 'ask', arguments: { questions }, ...more })
const only = (names: Partial<Case['outcomes']>, not: { readonly not: string }): Case['outcomes'] =>
  outcomes(not, not, names)

/** Asks, and gives what the client of 2026-07-28 sends with its next request. */
async function answered(door: RawDoor): Promise<{ requestState: string; inputResponses: object }> {
  const { messages } = await door.send(ask(door))
  const { requestState } = messages[0]!.result as { requestState: string }
  return { requestState, inputResponses: { 'tea?': yes } }
}

/** Asks, and answers with a state that this makes of the right one. */
const withState =
  (change: (state: string) => string, questions?: string[]): Case['tries'] =>
  async ({ open }) => {
    const door = await open({ capabilities })
    const { requestState, inputResponses } = await answered(door)
    return door.send(ask(door, { requestState: change(requestState), inputResponses }, questions))
  }

function states(): Case[] {
  const refused = only({ 'stdio 2026': '-32602', '/mcp 2026': '200 -32602' }, noState)
  const same = (state: string): string => state
  return [
    {
      what: 'that was changed',
      tries: withState((state) => state.replace('v1.', 'v1.A')),
      outcomes: refused,
    },
    {
      what: 'with another signature',
      tries: withState((state) => `${state.slice(0, -2)}AA`),
      outcomes: refused,
    },
    { what: 'that is none', tries: withState(() => ''), outcomes: refused },
    { what: 'that is long', tries: withState((state) => state.repeat(1000)), outcomes: refused },
    { what: 'of another request', tries: withState(same, ['milk?']), outcomes: refused },
    {
      what: 'that is no text',
      tries: withState(() => 5 as never),
      outcomes: refused,
    },
    {
      what: 'of another caller',
      tries: async ({ open }) => {
        const state = await answered(await open({ capabilities }))
        const other = await open({ capabilities, key: 'two' })
        return other.send(ask(other, state))
      },
      outcomes: only({ '/mcp 2026': '200 -32602' }, { not: 'it has no state, or one caller only' }),
    },
    {
      what: 'that is used twice: within ten minutes its request is done again',
      tries: async ({ open }) => {
        const door = await open({ capabilities })
        const state = await answered(door)
        expect(outcome(await door.send(ask(door, state)))).to.match(/result$/)
        return door.send(ask(door, state))
      },
      outcomes: only({ 'stdio 2026': 'result', '/mcp 2026': '200 result' }, noState),
    },
    {
      what: 'that its revision does not have',
      tries: async ({ open }) => {
        const door = await open()
        return door.send(ask(door, { requestState: 'v1.e30.AA', inputResponses: { 'tea?': yes } }))
      },
      outcomes: outcomes('-32602', '200 -32602', { SSE: '202 -32602' }),
    },
  ]
}

function sessions(): Case[] {
  const listTools = (door: RawDoor): Message => door.request('tools/list')
  const inSession =
    (id: (place: Place) => Promise<string>): Case['tries'] =>
    async (place) =>
      place.door.send(listTools(place.door), { headers: { 'Mcp-Session-Id': await id(place) } })
  const keyed = { headers: { 'X-API-Key': 'two' } }
  const onMcp = only({ '/mcp 2025': '404 -32001', '/mcp 2026': '200 result' }, noSessions)
  return [
    { what: 'that nobody has opened', tries: inSession(() => Promise.resolve('nobody')), outcomes: onMcp },
    {
      what: "that is another caller's, who goes on",
      tries: async ({ door, server }) => {
        const other = await openMcp2025(server.url, keyed)
        const reply = await door.send(listTools(door), { headers: { 'Mcp-Session-Id': other.id } })
        expect(outcome(await other.send(listTools(other)))).to.equal('200 result')
        await other.close()
        return reply
      },
      outcomes: onMcp,
    },
    {
      what: "whose stream is another caller's, who goes on",
      tries: async ({ door, server }) => {
        const other = await openSse(server.url, keyed)
        const refused = await post(server.url + other.endpoint, listTools(door), { 'X-API-Key': 'one' })
        const { error } = (await refused.json()) as { error: { code: number } }
        expect(outcome(await other.send(listTools(other)))).to.equal('202 result')
        await other.close()
        return `${refused.status} ${error.code}`
      },
      outcomes: only({ SSE: '404 -32001' }, noSessions),
    },
    {
      what: 'that is ended',
      tries: async ({ open }) => {
        const door = await open()
        await door.close()
        return door.send(listTools(door))
      },
      outcomes: only({ '/mcp 2025': '404 -32001' }, noSessions),
    },
    {
      what: 'whose stream is gone',
      tries: async ({ door, server }) => {
        const url = `${server.url}/messages/?sessionId=00000000-0000-0000-0000-000000000000`
        const refused = await post(url, listTools(door), { 'X-API-Key': 'one' })
        return `${refused.status} ${((await refused.json()) as { error: { code: number } }).error.code}`
      },
      outcomes: only({ SSE: '404 -32001' }, noSessions),
    },
  ]
}

const cancel = (params?: object): Message => ({
  jsonrpc: '2.0',
  method: 'notifications/cancelled',
  ...(params && { params }),
})

function cancelling(): Case[] {
  const sent =
    (params?: object): Case['tries'] =>
    ({ door }) =>
      door.send(cancel(params))
  const taken = outcomes('', '202')
  return [
    { what: 'what is not known', tries: sent({ requestId: 4711 }), outcomes: taken },
    { what: 'nothing', tries: sent({}), outcomes: taken },
    { what: 'without params', tries: sent(), outcomes: taken },
    { what: 'by what is no id', tries: sent({ requestId: { a: 1 } }), outcomes: taken },
    {
      what: 'a call twice, and once more when it is over',
      tries: async ({ open }) => {
        const door = await open()
        const pids = await pidFile()
        const call = door.request('tools/call', { name: 'slow__wait', arguments: { pids } }, 77)
        const replies: RawReply[] = []
        void door.send(call).then((reply) => replies.push(reply))
        const running = await readPids(pids)
        const both = [await door.send(cancel({ requestId: 77 })), await door.send(cancel({ requestId: 77 }))]
        await untilGone(running)
        both.push(await door.send(cancel({ requestId: 77 })))
        // No answer of any kind has come for it.
        expect(replies.flatMap(({ messages }) => messages)).to.deep.equal([])
        return both.map(outcome).join(', ')
      },
      outcomes: outcomes(', , ', '202, 202, 202', {
        '/messages/': { not: 'who is answered there cancels by leaving' },
        '/mcp 2026': { not: 'who is answered there cancels by leaving' },
      }),
    },
  ]
}

function answering(): Case[] {
  const sent =
    (answer: object): Case['tries'] =>
    ({ door }) =>
      door.send({ jsonrpc: '2.0', ...answer })
  const ignored = outcomes('', '202', { '/messages/': '400 -32600', '/mcp 2026': '400 -32000' })
  const asked =
    (answers: (door: RawDoor) => AnswerAsked): Case['tries'] =>
    async ({ open }) => {
      const door = await open({ capabilities })
      return door.send(ask(door), { answer: answers(door) })
    }
  return [
    { what: 'nothing that was asked', tries: sent({ id: 99, result: yes }), outcomes: ignored },
    {
      what: 'nothing by an error',
      tries: sent({ id: 'x', error: { code: 1, message: 'no' } }),
      outcomes: ignored,
    },
    {
      what: 'a question twice',
      tries: asked((door) => ({ id }) => {
        const answer = { jsonrpc: '2.0', id, result: yes }
        void door.send(answer)
        return yes
      }),
      outcomes: outcomes('elicitation/create result', '200 elicitation/create result', {
        SSE: '202 elicitation/create result',
        'stdio 2026': { not: 'an answer is part of a request' },
        '/messages/': { not: 'nobody can be asked there' },
        '/mcp 2026': { not: 'an answer is part of a request' },
      }),
    },
    {
      what: 'a question by what is no answer, again and again',
      tries: asked(() => () => ({ nothing: true })),
      outcomes: outcomes(fails(''), fails('200 '), {
        SSE: fails('202 '),
        'stdio 2026': { not: 'an answer is part of a request' },
        '/messages/': { not: 'nobody can be asked there' },
        '/mcp 2026': { not: 'an answer is part of a request' },
      }),
    },
    {
      what: 'by answers of no kind',
      tries: async ({ open }) => {
        const door = await open({ capabilities })
        const { requestState } = await answered(door)
        return door.send(ask(door, { requestState, inputResponses: { 'tea?': 5, other: null } }))
      },
      outcomes: only({ 'stdio 2026': 'asks', '/mcp 2026': '200 asks' }, noState),
    },
  ]
}

/** The client has been asked once, and its answer was an error to the server. */
function fails(status: string): string {
  return `${status}elicitation/create failed: unanswered`
}

function asking(): Case[] {
  const called =
    (name: string, declared?: object): Case['tries'] =>
    async ({ open }) => {
      const door = await open(declared && { capabilities: declared })
      return door.send(door.request('tools/call', { name, arguments: {} }))
    }
  const refused = outcomes('failed: missing_capability', '200 failed: missing_capability', {
    'stdio 2026': '-32021',
    SSE: '202 failed: missing_capability',
    '/mcp 2026': '400 -32021',
  })
  const protocolError = outcomes('-32021', '200 -32021', { SSE: '202 -32021', '/mcp 2026': '400 -32021' })
  const requested =
    (method: string, params: object): Case['tries'] =>
    ({ door }) =>
      door.send(door.request(method, params))
  return [
    { what: 'by a tool', tries: called('says__asks'), outcomes: refused },
    {
      what: 'by a tool, of a client that only visits pages',
      tries: called('says__asks', { elicitation: { url: {} } }),
      outcomes: refused,
    },
    {
      what: 'by a prompt',
      tries: requested('prompts/get', { name: 'offers__asks' }),
      outcomes: protocolError,
    },
    {
      what: 'by a resource',
      tries: requested('resources/read', { uri: 'offers://asks' }),
      outcomes: protocolError,
    },
    {
      what: 'by a tool, in words that name it, its question and what is missing',
      tries: async ({ door }) => {
        const { messages } = await door.send(
          door.request('tools/call', { name: 'says__asks', arguments: {} }),
        )
        const { error, result } = messages[0]!
        const { content } = (result ?? {}) as { content?: { text: string }[] }
        const { message = content?.[0]?.text } = (error ?? {}) as { message?: string }
        return message!.replace(/^Error: /, '')
      },
      outcomes: outcomes(
        'says__asks asks "name" by elicitation/create, but its client has not declared the capability elicitation',
        'says__asks asks "name" by elicitation/create, but its client has not declared the capability elicitation',
      ),
    },
  ]
}

describe('a client that does what it should not', () => {
  onEachDoor({
    'sends a state': states(),
    'names a session': sessions(),
    cancels: cancelling(),
    answers: answering(),
    'can not be asked': asking(),
  })
})
