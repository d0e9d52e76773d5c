import { expect } from 'chai'
import { isRunByPython } from '../../../../src/discovery/describe/is-run-by-python.js'
import { makePlugin } from '../../../support/make-plugin.js'

describe('isRunByPython', () => {
  for (const [command, expected] of [
    ['python3', true],
    ['/opt/venv/bin/python3.12', true],
    ['py', true],
    ['/home/python/bin/node', false],
    ['pypy3', false],
    ['sh', false],
  ] as const)
    it(`is ${String(expected)} for ${command}`, () => {
      expect(isRunByPython(makePlugin({ command }))).to.equal(expected)
    })

  it('goes by the program that is started where there is no interpreter', () => {
    const { launch, ...plugin } = makePlugin()
    const local = { ...launch.local, interpreter: [], mainFile: '/usr/bin/python3' }
    expect(isRunByPython({ ...plugin, launch: { ...launch, local } })).to.equal(true)
  })
})
