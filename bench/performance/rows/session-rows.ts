import { doors } from '../../../test/support/mcp-clients.js'
import { measureIdle } from '../../sessions/measure-idle.js'
import { inPairs, msOfMs, timed } from '../pairs.js'
import { units, type Row } from '../row.js'

const idleSessions = 500

export const sessionRows: readonly Row[] = [
  {
    what: 'idle SSE session, resident memory of the server',
    unit: units.kib,
    must: 60,
    aim: 30,
    measure: async () => {
      const { heldKib, residentKib } = await measureIdle('SSE', idleSessions)
      return { value: residentKib, from: `${heldKib.toFixed(0)} KiB of it in heap and buffers` }
    },
  },
  wholeSession('SSE', 'SSE, SDK v1'),
  wholeSession('/mcp of 2025', 'Streamable HTTP 2025, SDK v2'),
  wholeSession('/mcp of 2026', 'Streamable HTTP 2026, SDK v2'),
]

/** As Letta uses a server: a session for each call. */
function wholeSession(door: string, client: keyof typeof doors): Row {
  return {
    what: `a session over ${door} that connects, lists, calls the light program once and leaves, by a start of it`,
    unit: units.ratio,
    measure: async ({ server, starter, programs: { light } }) => {
      const connect = doors[client]
      if (!connect) throw new Error(`there is no client "${client}"`)
      const session = async (): Promise<void> => {
        const { listTools, call, close } = await connect(server.url)
        await listTools()
        await call(light.tool, light.args)
        await close()
      }
      for (let n = 0; n < 20; n += 1) await session()
      const pairs = await inPairs(timed(session), starter.starts(light.command, light.cwd, 3))
      return { value: pairs.ratio, from: msOfMs(pairs) }
    },
  }
}
