import { expect } from 'chai'
import { fileURLToPath } from 'node:url'
import type { AuthSettings } from '../../../src/server/auth.js'
import { askingTool } from '../asking-tool.js'
import { until } from '../processes.js'
import { fixturePlugins, serveFixtures } from '../serve-plugins.js'
import { doorNames, openDoor, type DoorName } from './open-door.js'
import type { DoorOptions, Message, RawDoor, RawReply } from './raw-door.js'

const plugins = [fixturePlugins, fileURLToPath(new URL('../../fixtures/contract-2', import.meta.url))]
const keyed: AuthSettings = { apiKeys: ['one', 'two'], authDisabled: false, loopbackExempt: false }
type Server = Awaited<ReturnType<typeof serveFixtures>>

/** The server of the doors, in which two callers have a key, 'one' and 'two'. */
function serveDoors(): Promise<Server> {
  return serveFixtures({ pluginsDirs: plugins }, keyed, [askingTool])
}

/** Where a case is tried. */
export interface Place {
  /** A door of the caller 'one', whose client can be asked nothing. */
  readonly door: RawDoor
  readonly server: Server
  /** Another door of this kind; it is closed after the case. */
  readonly open: (options?: DoorOptions & { readonly key?: 'one' | 'two' }) => Promise<RawDoor>
}

/** Something that a client does wrong. */
export interface Case {
  readonly what: string
  readonly tries: (place: Place) => Promise<RawReply | string>
  /** The outcome at each door, as `outcome` writes it; or, by 'not', why the case is none there. */
  readonly outcomes: Readonly<Record<DoorName, string | { readonly not: string }>>
}

/** The status, if there is one, and each message: an error by its code, a failed call by smcp's own code. */
export function outcome({ status, messages }: RawReply): string {
  return [...(status === undefined ? [] : [status]), ...messages.map(inShort)].join(' ')
}

function inShort({ error, result, method }: Message): string {
  if (error !== undefined) return String((error as Message).code)
  if (typeof method === 'string') return method
  const { isError, structuredContent, resultType } = result as Message & {
    structuredContent?: { error?: { code?: string } }
  }
  if (isError === true) return `failed: ${structuredContent?.error?.code ?? 'no code'}`
  return resultType === 'input_required' ? 'asks' : 'result'
}

/** Tries each case at each door; after each, the same door must answer a call, and nothing of the case may be left. */
export function onEachDoor(groups: Readonly<Record<string, readonly Case[]>>): void {
  let server: Server
  before(async () => {
    server = await serveDoors()
  })
  after(() => server.close())

  for (const name of doorNames)
    describe(`at ${name}`, () => {
      let door: RawDoor
      const open: Place['open'] = ({ key = 'one', ...options } = {}) =>
        openDoor(name, { url: server.url, plugins }, { ...options, headers: { 'X-API-Key': key } })
      before(async () => {
        door = await open()
      })
      after(() => door.close())

      for (const [group, cases] of Object.entries(groups))
        describe(group, () => {
          for (const { what, tries, outcomes } of cases) {
            const expected = outcomes[name]
            if (typeof expected !== 'string') continue
            it(`${what}: ${expected === '' ? 'nothing' : expected}`, async () => {
              const { sessions } = server.health()
              const opened: RawDoor[] = []
              const openMore: Place['open'] = async (options) => {
                const other = await open(options)
                opened.push(other)
                return other
              }
              const reply = await tries({ door, server, open: openMore })
              expect(typeof reply === 'string' ? reply : outcome(reply)).to.equal(expected)
              await Promise.all(opened.map((other) => other.close()))
              await expectUnmoved(door, server, sessions)
            })
          }
        })

      it('and runs a program after all that', async () => {
        const call = door.request('tools/call', { name: 'echo__argv', arguments: { text: 'still here' } })
        expect(JSON.stringify((await door.send(call)).messages)).to.contain('still here')
      })
    })
}

async function expectUnmoved(door: RawDoor, server: Server, sessions: number): Promise<void> {
  const health = await door.send(door.request('tools/call', { name: 'health', arguments: {} }))
  expect(outcome(health)).to.match(/^(20[02] )?result$/)
  await until(() => server.health().sessions === sessions && server.health().calls.running === 0)
  expect(server.health().calls.waiting).to.equal(0)
}

/** The same outcome on stdio, and the same at every door of HTTP, but for those that are named. */
export function outcomes(
  stdio: string | { readonly not: string },
  http: string | { readonly not: string },
  others: Partial<Case['outcomes']> = {},
): Case['outcomes'] {
  return {
    'stdio 2025': stdio,
    'stdio 2026': stdio,
    SSE: http,
    '/messages/': http,
    '/mcp 2025': http,
    '/mcp 2026': http,
    ...others,
  }
}
