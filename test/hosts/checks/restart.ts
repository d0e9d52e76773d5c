import { expect } from 'chai'
import { converse } from '../converse.js'
import type { Host } from '../host.js'

const restarts = [
  ['', 'SIGTERM', 0],
  [' that takes 5 s', 'SIGTERM', 5000],
  [' after kill -9', 'SIGKILL', 0],
] as const

export function checkRestart(host: Host): void {
  for (const [how, signal, pauseMs] of restarts)
    it(`goes on after a restart of smcp between two turns${how}`, async () => {
      const call = { tool: 'workshop__print', arguments: { lines: 1 } }
      const model = await converse(host, 'http', ({ restart }) => [
        call,
        { ...call, before: () => restart(signal, pauseMs) },
        call,
      ])
      for (const { text } of model.answers()) expect(text).to.contain('line 1 of many')
    })
}
