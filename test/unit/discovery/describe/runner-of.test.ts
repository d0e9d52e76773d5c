import { expect } from 'chai'
import { runnerOf } from '../../../../src/discovery/describe/runner-of.js'
import { makePlugin } from '../../../support/make-plugin.js'

describe('runnerOf', () => {
  for (const [words, expected] of [
    [['/opt/bin/node', '--no-warnings'], 'node'],
    [['/usr/bin/env', 'python3'], 'python3'],
    [['env', 'MODE=x', 'A=', 'node'], 'node'],
    // It takes options of its own.
    [['/usr/bin/env', '-S', 'node'], '-S'],
    [[], 'cli.sh'],
  ] as const)
    it(`is ${expected} for ${words.join(' ') || 'a file that is started itself'}`, () => {
      const { launch } = makePlugin()
      expect(runnerOf({ ...launch, local: { ...launch.local, interpreter: words } })).to.equal(expected)
    })
})
