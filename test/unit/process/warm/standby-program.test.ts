import { expect } from 'chai'
import { StandbyProgram } from '../../../../src/process/warm/standby-program.js'
import { fullDisk, programNowhere } from '../../../support/full-disk.js'

describe('StandbyProgram', () => {
  it('starts its calls where a fault keeps a process from being started, and tries again', async () => {
    const { launch, call } = programNowhere(process.execPath, 'cli.js')
    const { options, place, tries } = fullDisk()
    const program = new StandbyProgram(launch, options, place)
    await program.prepare()
    await program.prepare()
    for (let number = 0; number < 2; number += 1)
      expect((await program.run(call(), {})).end).to.equal('exited')
    expect([tries(), program.isLoaded]).to.deep.equal([3, false])
  })
})
