import { expect } from 'chai'
import { converse } from '../converse.js'
import type { Host } from '../host.js'

export function checkErrors(host: Host): void {
  it('shows the failure of a program', async () => {
    const model = await converse(host, 'http', [{ tool: 'workshop__break' }])
    expect(model.answers()[0]?.text).to.contain('the saw is blunt')
    expect(model.answers()[0]?.text).to.match(/exit ?code"?:? ?3/i)
    expect(model.answers()[0]?.isMarkedAsError).to.equal(host.marksErrors)
  })

  it('shows what is wrong with arguments', async () => {
    const steps = [{ tool: 'workshop__print', arguments: { lines: 'many' } }]
    const model = await converse(host, 'http', steps)
    expect(model.answers()[0]?.text).to.contain('lines')
    expect(model.answers()[0]?.isMarkedAsError).to.equal(host.marksErrors)
  })
}
