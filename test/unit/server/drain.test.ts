import { expect } from 'chai'
import { drain } from '../../../src/server/drain.js'

/** A runner with one call, which ends when it is told to or is stopped; `said` is what happens, in order. */
function running(): { runner: Parameters<typeof drain>[0]; end: () => void; said: string[] } {
  const said: string[] = []
  let end = (): void => undefined
  const idle = new Promise<void>((done) => {
    end = done
  }).then(() => {
    // The answer is made a turn later.
    setImmediate(() => said.push('answered'))
  })
  const runner = {
    idle: () => idle,
    stopAll: () => {
      said.push('stopped')
      end()
    },
  }
  return { runner, end, said }
}

describe('drain', () => {
  it('lets a call end, and its answer be made', async () => {
    const { runner, end, said } = running()
    const drained = drain(runner, 60_000)
    await new Promise(setImmediate)
    expect(said).to.deep.equal([])
    end()
    await drained
    expect(said).to.include('answered')
  })

  it('stops what has not ended by then, and waits for its answer too', async () => {
    for (const timeoutMs of [0, 5]) {
      const { runner, said } = running()
      await drain(runner, timeoutMs)
      expect(said).to.deep.equal(['stopped', 'answered'])
    }
  })
})
