import { expect } from 'chai'
import { judgeProgram } from '../../../../src/process/warm/judge-program.js'
import { tryForks } from '../../../../src/process/warm/try-forks.js'

const local = { interpreter: ['python3'], mainFile: '/nowhere/cli.py', args: [], cwd: '/' }
const launch = { plugin: 'a', file: 'cli.py', local }
const fails = () => Promise.reject(new Error('no space left on device'))

describe('what is tried of a program before it is forked', () => {
  it('speaks against it where its forks can not be run', async () => {
    const verdict = await tryForks(launch, { coldBecause: undefined, learned: [] }, [['--help']], fails)
    expect(verdict.coldBecause).to.equal('its forks could not be tried with --help: no space left on device')
  })

  it('speaks against it where its imports can not be watched', async function () {
    if (process.platform !== 'linux') this.skip()
    const { coldBecause } = await judgeProgram(launch, fails)
    expect(coldBecause).to.equal('its imports could not be watched: no space left on device')
  })
})
