import { expect } from 'chai'
import { networkInterfaces } from 'node:os'
import { checkApprovals } from './checks/approvals.js'
import { checkArguments } from './checks/arguments.js'
import { checkBigResults } from './checks/big-results.js'
import { checkConnect } from './checks/connect.js'
import { checkErrors } from './checks/errors.js'
import { checkKill } from './checks/kill.js'
import { checkLint } from './checks/lint.js'
import { checkLongCall } from './checks/long-call.js'
import { checkOffer } from './checks/offer.js'
import { checkRestart } from './checks/restart.js'
import { checkResults } from './checks/results.js'
import type { Host } from './host.js'

const checks = [
  checkConnect,
  checkOffer,
  checkLint,
  checkArguments,
  checkResults,
  checkErrors,
  checkApprovals,
  checkBigResults,
  checkRestart,
  checkLongCall,
  checkKill,
]

/** All that is checked of a host; it is installed already, and has no network but loopback. */
export function describeHost(host: Host): void {
  describe(`${host.name} ${host.version}`, function () {
    // Some hosts try for a while to reach the internet before they do what they are asked for.
    this.timeout(120_000)
    before('is alone with this machine', () => {
      expect(Object.keys(networkInterfaces())).to.deep.equal(['lo'])
    })
    for (const check of checks) check(host)
  })
}
