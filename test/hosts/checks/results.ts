import { expect } from 'chai'
import { converse } from '../converse.js'
import type { Host } from '../host.js'

export function checkResults(host: Host): void {
  it('shows a result that is a JSON array', async () => {
    const model = await converse(host, 'http', [{ tool: 'workshop__list' }])
    expect(model.answers()[0]).to.deep.include({ isMarkedAsError: false })
    expect(model.answers()[0]?.text).to.contain('["saw","file"]')
  })
}
