import { expect } from 'chai'
import { PluginFailedError } from '../../../src/errors.js'
import { failure, stderrText } from '../../../src/executor/failure.js'
import { makeOutput } from '../../support/make-output.js'

type Said = Parameters<typeof makeOutput>[0]
const failed = (said: Said): PluginFailedError => failure('p__go', makeOutput({ exitCode: 1, ...said }))
const message = (said: Said): string => failed(said).message

describe('failure', () => {
  it('is told in the own words of the program, and what it wrote to stderr is for the log', () => {
    for (const stdout of [
      '{"error": "no such city"}',
      ' {"error": {"message": "no such city"}, "code": 7}\n',
    ]) {
      const error = failed({ stdout, stderr: 'disk full' })
      expect(error).to.be.instanceOf(PluginFailedError)
      expect(error.message).to.equal('no such city')
      expect(error.ended).to.deep.equal({
        tool: 'p__go',
        exitCode: 1,
        signal: undefined,
        stderr: 'disk full',
      })
    }
  })

  it('is told by stderr, then stdout, where the program says no error of its own', () => {
    expect(message({ stderr: 'usage: x\n' })).to.equal('usage: x')
    expect(message({ stdout: 'half', stderr: 'the oven is cold' })).to.equal('the oven is cold\nhalf')
    for (const stdout of [
      'null',
      '{"error": 5}',
      '{"error": null}',
      '{"error": ""}',
      '{"errors": "x"}',
      '["error"]',
    ])
      expect(message({ stdout, stderr: 'x' }), stdout).to.equal(`x\n${stdout}`)
    expect(failed({ stderr: 'x' }).ended).to.not.have.property('stderr')
  })

  it('is told by its exit where the program said nothing', () => {
    const error = failed({ exitCode: 127, stdout: ' \n' })
    expect(error.message).to.equal(
      "Plugin exited with code 127: it printed nothing; by convention that code means 'a command was not found'",
    )
    expect(error.ended?.silence).to.equal(
      "it printed nothing; by convention that code means 'a command was not found'",
    )
    expect(message({ exitCode: undefined, signal: 'SIGSEGV' })).to.equal(
      'Plugin was killed by SIGSEGV (it crashed): it printed nothing; it may have done part of its work',
    )
  })

  it('finds the own error of a program among much more, and bounds all that is told', () => {
    const stdout = JSON.stringify({ trace: 'x'.repeat(100_000), error: { message: 'no such city' } })
    expect(message({ stdout })).to.equal('no such city')
    const long = 'x'.repeat(100_000)
    for (const said of [{ stdout: JSON.stringify({ error: long }) }, { stderr: long }, { stdout: long }]) {
      expect(message(said)).to.contain('of 100000 bytes were cut here')
      expect(message(said).length).to.be.below(17_000)
    }
  })
})

describe('stderrText', () => {
  it('is what a program wrote to stderr, for people', () => {
    expect(stderrText(makeOutput({ stderr: '\u001b[31mred\u001b[0m\n', stdout: 'x' }))).to.equal('red')
  })
})
