import { expect } from 'chai'
import { withTalk } from '../converse.js'
import type { Host } from '../host.js'

/** One that says nothing of itself, and those that say it by MCP's hints. */
const commands = ['mend', 'look', 'add', 'order', 'drop', 'muddle']

export function checkApprovals(host: Host): void {
  const called = host.callsUnapproved.join(', ') || 'nothing'
  it(`calls ${called} of ${commands.join(', ')} where nobody can approve it`, async () => {
    const steps = commands.map((command) => ({ tool: `workshop__${command}` }))
    await withTalk(
      host,
      'http',
      () => steps,
      async ({ model, running }) => {
        const { code, output } = await running.ended
        const ran = commands.filter((_, index) => model.answers()[index]?.text.includes('argv'))
        expect(ran, output).to.deep.equal(host.callsUnapproved)
        expect(code, output).to.equal(0)
        expect(model.requests).not.to.be.empty
      },
      { isApproved: false },
    )
  })
}
