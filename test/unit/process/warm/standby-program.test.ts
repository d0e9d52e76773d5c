import { expect } from 'chai'
import { createJob, neverStarted } from '../../../../src/process/job.js'
import { RunningGroups } from '../../../../src/process/running-groups.js'
import { KnownVerdicts } from '../../../../src/process/warm/known-verdicts.js'
import { StandbyProgram } from '../../../../src/process/warm/standby-program.js'

describe('StandbyProgram', () => {
  const local = { interpreter: [process.execPath], mainFile: '/nowhere/cli.js', args: [], cwd: '/' }
  const launch = { plugin: 'a', file: 'cli.js', local }
  const call = () => createJob(launch, [], { timeoutMs: undefined, outputBytesMax: 100 })

  it('starts its calls where a fault keeps a process from being started, and tries again', async () => {
    let tries = 0
    const options = {
      cold: () => Promise.resolve(neverStarted('exited')),
      environment: { inherited: {} },
      groups: new RunningGroups(),
      known: new KnownVerdicts(undefined, '1'),
    }
    const program = new StandbyProgram(launch, options, () => {
      tries += 1
      return Promise.reject(new Error('no space left on device'))
    })
    await program.prepare()
    await program.prepare()
    for (let number = 0; number < 2; number += 1)
      expect((await program.run(call(), {})).end).to.equal('exited')
    expect([tries, program.isLoaded]).to.deep.equal([3, false])
  })
})
