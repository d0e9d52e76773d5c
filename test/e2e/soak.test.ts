import { expect } from 'chai'
import { soak } from '../../bench/soak/soak.js'
import type { Figure } from '../../bench/soak/figure.js'

// The figures of `npm run soak` that hold in a short time on a busy machine too. A resident set takes minutes to settle.
describe('a server that many callers use beside hostile programs and clients that vanish', function () {
  this.timeout(300_000)
  let figures: readonly Figure[]
  before(async function () {
    if (process.platform !== 'linux') this.skip()
    figures = await soak({ minutes: 0.4, callers: 64 })
  })

  const expectHeld = (...names: readonly string[]): void => {
    for (const name of names) {
      const figure = figures.find(({ what }) => what === name)
      expect(figure?.holds, JSON.stringify(figure ?? name)).to.equal(true)
    }
  }

  it('answers every call right, or by a clear error', () => {
    expectHeld('right answers', 'errors of programs that behave well', 'other answers')
  })

  it('gives nobody the answer of another, and loses none', () => {
    expectHeld('foreign answers', 'lost answers')
  })

  it('forks, starts and gives up calls, and takes up changes meanwhile', () => {
    expectHeld('forked runs', 'started runs', 'calls that were given up', 'changes of a plugin')
  })

  it('tells its health within a second of its own throughout', () => {
    expectHeld(
      'requests for /health',
      'faults of /health',
      'slowest answer of /health, its wait for a core left out',
    )
  })

  it('has the processes, descriptors and sessions that it had before', () => {
    expectHeld('processes after all', 'descriptors after all', 'sessions after all')
  })

  it('holds about the memory in the second half that it held after the first', () => {
    expectHeld('heap and buffers', 'memory of a fork server')
  })

  it('exits with 0 within 15 seconds at SIGTERM, and leaves nothing', () => {
    expectHeld('exit code at SIGTERM under load', 'time until that exit', 'processes left by it')
  })

  it('has all that it started ended within 5 seconds when it is killed', () => {
    expectHeld('time from SIGKILL to the end of all', 'processes left then')
  })
})
