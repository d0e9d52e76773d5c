import { expect } from 'chai'
import { Answers } from '../../../../src/discovery/describe/answers.js'
import { makeOutput } from '../../../support/make-output.js'
import { makePlugin } from '../../../support/make-plugin.js'

const { launch } = makePlugin()
const other = makePlugin({ command: 'bash' }).launch

describe('the answers of a program', () => {
  it('belong to the whole command line', () => {
    const answers = new Answers()
    const output = makeOutput({ stdout: 'usage: p' })
    answers.add(launch, ['--help'], output)
    expect(answers.get(launch, ['--help'])).to.equal(output)
    expect(answers.get(launch, ['go', '--help'])).to.equal(undefined)
    expect(answers.get(other, ['--help'])).to.equal(undefined)
  })

  it('are the same after they were kept, but for those of programs that had to be ended', () => {
    const answers = new Answers()
    answers.add(launch, ['--help'], makeOutput({ stdout: 'usage: é', stderr: 'old', exitCode: 2 }))
    answers.add(launch, ['hang', '--help'], makeOutput({ end: 'timed-out' }))
    const kept = new Answers(answers.kept())
    const { end, exitCode, stdout, stderr } = kept.get(launch, ['--help'])!
    expect([end, exitCode, String(stdout), String(stderr)]).to.deep.equal(['exited', 2, 'usage: é', 'old'])
    expect(kept.get(launch, ['hang', '--help'])).to.equal(undefined)
  })

  it('are kept up to 8 MiB', () => {
    const answers = new Answers()
    for (let number = 0; number < 10; number += 1)
      answers.add(launch, [String(number)], makeOutput({ stdout: 'x'.repeat(1024 * 1024) }))
    expect(answers.kept()).to.have.length(8)
  })

  it('are a session that runs nothing: what was not answered was cancelled', async () => {
    const answers = new Answers()
    answers.add(launch, ['--help'], makeOutput({ stdout: 'usage: p' }))
    const { ask, acts } = answers.openSession()
    expect(String((await ask(launch, ['--help'])).stdout)).to.equal('usage: p')
    expect((await ask(launch, ['go', '--help'])).end).to.equal('cancelled')
    expect(await acts()).to.deep.equal({ changedFiles: [] })
  })
})
