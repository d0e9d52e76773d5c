import { expect } from 'chai'
import { WarmProgram } from '../../../../src/process/warm/warm-program.js'
import { fullDisk, programNowhere } from '../../../support/full-disk.js'

describe('WarmProgram', () => {
  it('starts its calls cold where a fault keeps it from opening a server, and tries no more', async () => {
    const { launch, call } = programNowhere('python3', 'cli.py')
    const { options, place, tries } = fullDisk()
    const program = new WarmProgram(launch, options, place)
    await program.prepare()
    for (let number = 0; number < 3; number += 1)
      expect((await program.run(call(), {})).end).to.equal('exited')
    expect([tries(), program.isLoaded]).to.deep.equal([1, false])
  })
})
