import { expect } from 'chai'
import { execa } from 'execa'
import { repository } from '../support/start-smcp.js'

describe('the official conformance suite', function () {
  this.timeout(600_000)

  it('passes whatever either revision requires, without a warning, by plain programs', async () => {
    const { exitCode, all } = await conformance()
    expect(exitCode, all).to.equal(0)
    expect(all).to.match(/^2025-11-25: 30 of 30 passed; not scored: 3 of 3$/m)
    expect(all).to.match(/^2026-07-28: 37 of 37 passed; not scored: \d+ of 13$/m)
    expect(all).not.to.contain('warning of')
  })

  it('is not said to pass a scenario that does not exist', async () => {
    const { exitCode, all } = await conformance('2025-11-25/ping', '2025-11-25/no-such-scenario')
    expect(exitCode, all).to.equal(1)
    expect(all).to.match(/^2025-11-25\/ping: 1 of 1 passed$/m)
    expect(all).to.match(/^2025-11-25\/no-such-scenario: 0 of 0 passed$/m)
  })

  it('is asked for a revision that it has', async () => {
    const { exitCode, all } = await conformance('2019-01-01')
    expect(exitCode, all).to.equal(1)
    expect(all).to.contain('not "2019-01-01"')
  })
})

/** Runs the script as a person does; it installs the suite when it is not there yet. */
function conformance(...parts: string[]): Promise<{ exitCode?: number | undefined; all: string }> {
  return execa(process.execPath, ['--import', 'tsx', 'scripts/conformance.ts', ...parts], {
    cwd: repository,
    reject: false,
    all: true,
  })
}
