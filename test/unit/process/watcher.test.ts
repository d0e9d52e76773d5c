import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { startWatcher } from '../../../src/process/watcher.js'
import { isAlive, untilGone } from '../../support/processes.js'

/** A process group of its own, with this id in its environment. */
function startGroup(runId: string): number {
  const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore', env: { SMCP_RUN_ID: runId } })
  return child.pid!
}

describe('startWatcher', () => {
  it('ends what has been started and has not ended, once its input ends', async () => {
    const [running, ended, announced] = ['a1', 'b2', 'c3'].map(startGroup) as [number, number, number]
    let end: () => void
    const watcherEnded = new Promise<void>((done) => (end = done))
    const watcher = startWatcher(() => {
      end()
    })!
    watcher.write(`start a1 \nstart a1 ${running}\nstart b2 ${ended}\nstart c3 \nend b2\n`)
    watcher.end()
    await watcherEnded
    await untilGone([running, announced])
    expect(isAlive(ended)).to.equal(true)
    process.kill(ended, 'SIGKILL')
  })

  it('ends at once where nothing is running', async () => {
    const startedAt = performance.now()
    await new Promise<void>((done) => {
      const watcher = startWatcher(done)!
      watcher.write('start a1 \nend a1\n')
      watcher.end()
    })
    expect(performance.now() - startedAt).to.be.lessThan(2000)
  })

  it('does not keep this process from ending', async () => {
    const script = `
      import { startWatcher } from ${JSON.stringify(new URL('../../../src/process/watcher.ts', import.meta.url).href)}
      startWatcher(() => undefined).write('start a1 \\n')
    `
    const child = spawn(process.execPath, ['--import=tsx', '--input-type=module', '-e', script], {
      stdio: 'ignore',
    })
    expect(await once(child, 'exit')).to.deep.equal([0, null])
  })
})
