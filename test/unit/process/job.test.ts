import { expect } from 'chai'
import { createJob, timeLeftMs } from '../../../src/process/job.js'

const launch = {
  plugin: 'p',
  file: 'cli.sh',
  local: { interpreter: ['sh'], mainFile: 'cli.sh', args: [], cwd: '/' },
}

describe('a job', () => {
  it('is plain data with an id of its own', () => {
    const job = createJob(launch, ['go'], { timeoutMs: 1000, outputBytesMax: 10, findStrays: true })
    expect(structuredClone(job)).to.deep.equal(job)
    expect(job.id).not.to.equal(createJob(launch, ['go'], { timeoutMs: 1000, outputBytesMax: 10 }).id)
  })

  it('has a deadline where it has a time, and what is left of it is never less than nothing', () => {
    const limits = { outputBytesMax: 10 }
    expect(timeLeftMs(createJob(launch, [], { ...limits, timeoutMs: undefined }))).to.equal(undefined)
    expect(timeLeftMs(createJob(launch, [], { ...limits, timeoutMs: 60_000 }))).to.be.within(1, 60_000)
    expect(timeLeftMs(createJob(launch, [], { ...limits, timeoutMs: -5 }))).to.equal(0)
  })
})
