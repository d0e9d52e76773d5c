import { expect } from 'chai'
import { execa } from 'execa'
import { repository } from '../support/start-smcp.js'

describe('the official conformance suite', function () {
  this.timeout(300_000)

  it('passes every scenario that plain text tools can pass, of both revisions', async () => {
    const { exitCode, all } = await conformance()
    expect(exitCode, all).to.equal(0)
    expect(all).to.match(/^11 passed, 0 failed$/m)
  })

  it('is not said to pass a scenario that did not run', async () => {
    const { exitCode, all } = await conformance('2025-11-25/ping', '2025-11-25/no-such-scenario')
    expect(exitCode, all).to.equal(1)
    expect(all).to.match(/^1 passed, 1 failed$/m)
  })
})

/** Runs the script as a person does; it installs the suite when it is not there yet. */
function conformance(...scenarios: string[]): Promise<{ exitCode?: number | undefined; all: string }> {
  return execa(process.execPath, ['--import', 'tsx', 'scripts/conformance.ts', ...scenarios], {
    cwd: repository,
    reject: false,
    all: true,
  })
}
