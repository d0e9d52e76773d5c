import { expect } from 'chai'
import { healthAfterMs, onBusyCores, versionCostMs } from '../../bench/measure-start.js'

/** The best of some rounds: what it costs, without what else the machine was doing. */
async function bestOf(rounds: number, measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await measure())
  return Math.min(...times)
}

describe('what it costs to start', () => {
  it('answers /health within 1.5 s of a second start, with two cores busy', async () => {
    await healthAfterMs()
    expect(await onBusyCores(() => bestOf(3, healthAfterMs))).to.be.below(1500)
  })

  it('says its version for at most 160 ms of CPU time above node -e 0', async () => {
    expect(await bestOf(5, versionCostMs)).to.be.below(160)
  })
})
