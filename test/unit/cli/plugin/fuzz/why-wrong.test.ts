import { expect } from 'chai'
import { whyWrong } from '../../../../../src/cli/plugin/fuzz/why-wrong.js'
import { PluginFailedError, PluginTimeoutError } from '../../../../../src/errors.js'
import { makeOutput } from '../../../../support/make-output.js'

const failed = new PluginFailedError('what it said')
const python = 'Traceback (most recent call last):\n  File "cli.py", line 3, in <module>\nValueError: bad'
const node =
  'file:///cli.mjs:3\nTypeError: x\n    at main (file:///cli.mjs:3:9)\n    at file:///cli.mjs:9:1\n'
const usage = 'usage: cli.py [-h]\ncli.py: error: argument --n: invalid int value'

describe('whyWrong', () => {
  const wrong: readonly (readonly [string, object, RegExp])[] = [
    ['a traceback of Python', { exitCode: 1, stderr: python }, /crashed: ValueError: bad$/],
    ['a stack of Node', { exitCode: 1, stderr: node }, /crashed/],
    ['a signal', { exitCode: undefined, signal: 'SIGSEGV' }, /killed by SIGSEGV/],
    [
      'wrong usage',
      { exitCode: 2, stderr: usage },
      /refuses what its schema admits, with exit code 2: .*invalid int/,
    ],
    ['exit code 64', { exitCode: 64, stderr: 'no' }, /exit code 64/],
    ['a command that a script lacks', { exitCode: 127, stderr: 'sh: jq: not found' }, /exit code 127/],
    ['a result that its schema refuses', { exitCode: 0 }, /what it said/],
  ]
  for (const [what, output, why] of wrong)
    it(`finds ${what} wrong`, () => {
      expect(whyWrong(makeOutput(output), failed)).to.match(why)
    })

  it('finds a run that takes too long wrong', () => {
    expect(whyWrong(makeOutput({ end: 'timed-out' }), new PluginTimeoutError('it ran long'))).to.equal(
      'it ran long',
    )
  })

  it('takes a result, and a failure in words of its own, for answers', () => {
    expect(whyWrong(makeOutput({ exitCode: 0, stderr: python }), undefined)).to.equal(undefined)
    expect(whyWrong(makeOutput({ exitCode: 1, stderr: 'no such app' }), failed)).to.equal(undefined)
    expect(whyWrong(makeOutput({ exitCode: 2, stderr: 'no such file' }), failed)).to.equal(undefined)
  })
})
