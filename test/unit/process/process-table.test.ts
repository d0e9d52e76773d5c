import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { ProcessTable } from '../../../src/process/process-table.js'
import { until } from '../../support/processes.js'

describe('ProcessTable', () => {
  before(function () {
    if (process.platform !== 'linux') this.skip()
  })

  it('counts what a group uses, with the descendants that have left it', async () => {
    // Its own shell, a child in its group and one with a session of its own.
    const script = 'sleep 60 & setsid sleep 60 & echo $!; wait'
    const child = spawn('sh', ['-c', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
    const [told] = (await once(child.stdout, 'data')) as [Buffer]
    const usage = () => new ProcessTable().usageOf(child.pid!)
    await until(() => usage().processes === 3)
    const { memoryBytes, cpuMs } = usage()
    expect(memoryBytes).to.be.within(1e6, 50e6)
    expect(cpuMs).to.be.within(0, 1000)
    for (const pid of [Number(told), -child.pid!]) process.kill(pid, 'SIGKILL')
    await once(child, 'exit')
    await until(() => usage().processes === 0)
  })

  it('counts the CPU time of a program and of its children that have ended', async () => {
    const busy = 'i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done'
    const child = spawn('sh', ['-c', `sh -c '${busy}'; echo done; exec sleep 60`], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(child.stdout, 'data')
    expect(new ProcessTable().usageOf(child.pid!).cpuMs).to.be.greaterThan(50)
    process.kill(-child.pid!, 'SIGKILL')
  })
})
