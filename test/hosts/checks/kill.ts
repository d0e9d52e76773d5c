import { expect } from 'chai'
import { readdirSync, readFileSync } from 'node:fs'
import { isAlive, pidFile, readPids, untilGone } from '../../support/processes.js'
import { repository } from '../../support/start-smcp.js'
import { withTalk } from '../converse.js'
import type { Host } from '../host.js'

export function checkKill(host: Host): void {
  for (const transport of host.transports)
    it(`leaves nothing when it is killed in a call over ${transport}`, async () => {
      const file = await pidFile()
      const call = { tool: 'workshop__work', arguments: { seconds: 600, 'pid-file': file } }
      await withTalk(
        host,
        transport,
        () => [call],
        async ({ running }) => {
          const programs = await readPids(file)
          const [ofHost, ofSmcp] = familyOf(running.pid)
          expect(ofSmcp.length > 0).to.equal(transport === 'stdio')
          expect(programs.every(isAlive)).to.equal(true)
          expect(
            programs.filter((pid) => ofHost.includes(pid)),
            'the check kills no program itself',
          ).to.deep.equal([])
          for (const pid of ofHost) process.kill(pid, 'SIGKILL')
          await untilGone([...programs, ...ofSmcp])
        },
      )
    })
}

/** The processes of a host, and those of the smcp that it has started with all below it. */
function familyOf(pid: number): [ofHost: number[], ofSmcp: number[]] {
  const isSmcp = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${repository}bin/run.js`)
  const below = childrenOf(pid).map(familyOf)
  const ofHost = below.flatMap(([pids]) => pids)
  const ofSmcp = below.flatMap(([, pids]) => pids)
  return isSmcp ? [[], [pid, ...ofHost, ...ofSmcp]] : [[pid, ...ofHost], ofSmcp]
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map(Number),
  )
}
