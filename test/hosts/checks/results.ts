import { expect } from 'chai'
import { converse } from '../converse.js'
import type { Host } from '../host.js'

export function checkResults(host: Host): void {
  it(host.refusesPlainJson ? 'refuses a JSON array' : 'shows a result that is a JSON array', async () => {
    const model = await converse(host, 'http', [{ tool: 'workshop__list' }])
    const [answer] = model.answers()
    if (host.refusesPlainJson) expect(answer?.text).to.contain('expected record, received array')
    else expect(answer?.text).to.contain('["saw","file"]')
    expect(answer?.isMarkedAsError).to.equal(host.refusesPlainJson === true)
  })
}
