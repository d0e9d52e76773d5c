import { expect } from 'chai'
import { isRunByNode } from '../../../../src/discovery/describe/is-run-by-node.js'
import { makePlugin } from '../../../support/make-plugin.js'

describe('isRunByNode', () => {
  const runBy = (...interpreter: string[]): boolean => {
    const { launch, ...plugin } = makePlugin()
    return isRunByNode({ ...plugin, launch: { ...launch, local: { ...launch.local, interpreter } } })
  }

  for (const [words, expected] of [
    [['node'], true],
    [['/usr/bin/nodejs'], true],
    [['/opt/node/bin/node', '--no-warnings'], true],
    [['/usr/bin/env', 'node'], true],
    [['/usr/bin/env', 'MODE=x', 'node'], true],
    [['/usr/bin/env', 'python3'], false],
    // What follows may be an option of env's own.
    [['/usr/bin/env', '-S', 'node'], false],
    [['tsx'], false],
    [['/home/node/bin/python3'], false],
  ] as const)
    it(`is ${String(expected)} for ${words.join(' ')}`, () => {
      expect(runBy(...words)).to.equal(expected)
    })

  it('is false where the program is started directly', () => {
    expect(runBy()).to.equal(false)
  })
})
