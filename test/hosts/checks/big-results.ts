import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { converse } from '../converse.js'
import type { Host } from '../host.js'

const lines = 20_000

/** About 370 kB: more than any host shows to its model. */
export function checkBigResults(host: Host): void {
  it('cuts a big result, says so, and goes on', async () => {
    const steps = [
      { tool: 'workshop__print', arguments: { lines } },
      { tool: 'workshop__print', arguments: { lines: 2 } },
    ]
    await converse(host, 'http', steps, ({ model }) => {
      const [big, small] = model.answers()
      const cut = host.cutNotice.exec(big?.text ?? '')
      expect(cut, big?.text.slice(0, 1000)).to.not.equal(null)
      // Some keep the whole in a file, and tell the model where.
      const file = cut?.groups?.file
      if (file !== undefined) expect(readFileSync(file, 'utf8')).to.contain(`line ${lines} of many`)
      expect(small?.text).to.contain('line 1 of many\nline 2 of many')
    })
  })
}
