import { expect } from 'chai'
import { isInterpreter, runsArguments } from '../../../../../src/discovery/describe/follow/runs-arguments.js'

describe('runsArguments', () => {
  it('knows programs whose arguments are programs, also by a version in their name', () => {
    for (const name of [
      'sudo',
      'xargs',
      'env',
      'python3',
      'python3.11',
      'lua5.4',
      'node',
      'make',
      'ssh',
      'bash',
    ])
      expect(runsArguments(name), name).to.equal(true)
    for (const name of ['jq', 'rm', 'git', 'base64', 'md5sum', 'p7zip'])
      expect(runsArguments(name), name).to.equal(false)
  })

  it('knows which of them read a file of code', () => {
    for (const name of ['python3.11', 'node', 'sh', 'bash', 'ruby3.2'])
      expect(isInterpreter(name), name).to.equal(true)
    for (const name of ['sudo', 'xargs', 'make', 'jq']) expect(isInterpreter(name), name).to.equal(false)
  })
})
