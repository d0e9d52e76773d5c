import { inPairs, msOfMs } from '../pairs.js'
import { units, type Row } from '../row.js'

/** A compiled program has nothing to warm: it is measured against the same server that starts it by itself. */
export const compiledRows: readonly Row[] = [row(1, 1.1), row(8, 1.1, 0.7)]

function row(callers: number, must: number, aim?: number): Row {
  return {
    what: `compiled program, ${callers === 1 ? 'one caller' : `${callers} callers`}, time of a call by that with SMCP_SPAWN_HELPER=off`,
    unit: units.ratio,
    must,
    ...(aim !== undefined && { aim }),
    measure: async ({ programs: { compiled }, server, serve }) => {
      const plain = await serve({ SMCP_SPAWN_HELPER: 'off' })
      const { tool, args } = compiled
      const count = 40 * callers
      const [one, other] = [server, plain].map(({ calls }) => calls(tool, args, count, callers))
      if (!one || !other) throw new Error('there are two servers')
      // V8 still makes both servers faster.
      await one()
      await other()
      const pairs = await inPairs(one, other)
      return { value: pairs.ratio, from: msOfMs(pairs) }
    },
  }
}
