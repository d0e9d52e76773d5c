import { expect } from 'chai'
import { createJob, neverStarted } from '../../../../src/process/job.js'
import { RunningGroups } from '../../../../src/process/running-groups.js'
import { KnownVerdicts } from '../../../../src/process/warm/known-verdicts.js'
import { WarmProgram } from '../../../../src/process/warm/warm-program.js'

describe('WarmProgram', () => {
  const local = { interpreter: ['python3'], mainFile: '/nowhere/cli.py', args: [], cwd: '/' }
  const launch = { plugin: 'a', file: 'cli.py', local }
  const call = () => createJob(launch, [], { timeoutMs: undefined, outputBytesMax: 100 })

  it('starts its calls cold where a fault keeps it from opening a server, and tries no more', async () => {
    let tries = 0
    const options = {
      cold: () => Promise.resolve(neverStarted('exited')),
      environment: { inherited: {} },
      groups: new RunningGroups(),
      known: new KnownVerdicts(undefined, '1'),
    }
    const program = new WarmProgram(launch, options, () => {
      tries += 1
      return Promise.reject(new Error('no space left on device'))
    })
    await program.prepare()
    for (let number = 0; number < 3; number += 1)
      expect((await program.run(call(), {})).end).to.equal('exited')
    expect([tries, program.isLoaded]).to.deep.equal([1, false])
  })
})
