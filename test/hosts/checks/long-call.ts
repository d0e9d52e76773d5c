import { expect } from 'chai'
import { converse } from '../converse.js'
import type { Host } from '../host.js'

const seconds = 75

/** Longer than the minute after which hosts give up on a call that says nothing. */
export function checkLongCall(host: Host): void {
  it(`waits for a call of ${seconds} s`, async function () {
    this.timeout(seconds * 1000 + 60_000)
    const model = await converse(host, 'http', [{ tool: 'workshop__work', arguments: { seconds } }])
    expect(model.answers()[0]?.text).to.contain('the work is done')
  })
}
