import { expect } from 'chai'
import {
  BusyError,
  InvalidArgumentsError,
  PluginFailedError,
  SmcpError,
  ToolNotFoundError,
} from '../../../src/errors.js'
import { errorResult } from '../../../src/executor/error-result.js'

const tool = 'devops__deploy'
const textOf = (error: SmcpError, name = tool): string => {
  const [block] = errorResult(name, error).content
  return block?.type === 'text' ? block.text : ''
}

describe('errorResult', () => {
  for (const [message, expected] of [
    ['python3 is not on PATH', 'Error: devops__deploy: python3 is not on PATH'],
    ['devops__deploy: "mode" is wrong', 'Error: devops__deploy: "mode" is wrong'],
    ['devops__deploy has no argument "x"', 'Error: devops__deploy has no argument "x"'],
    ['devops__deploy_all is busy', 'Error: devops__deploy: devops__deploy_all is busy'],
    ['devops__deploy/cli.py is gone', 'Error: devops__deploy: devops__deploy/cli.py is gone'],
    ['', 'Error: devops__deploy: '],
  ] as const)
    it(`names the tool once before ${JSON.stringify(message)}`, () => {
      expect(textOf(new SmcpError(message))).to.equal(expected)
    })

  it('knows the name also as plugin.command, which older clients write', () => {
    const error = new InvalidArgumentsError('devops__deploy has no argument "x"')
    expect(textOf(error, 'devops.deploy')).to.equal('Error: devops__deploy has no argument "x"')
    expect(textOf(new BusyError('All places are taken'), 'devops.deploy')).to.equal(
      'Error: devops.deploy: All places are taken',
    )
  })

  it('gives a program its own words whole behind how it ended, also where they begin with the name', () => {
    const failed = new PluginFailedError('devops__deploy: no\n such host', { ended: { tool, exitCode: 3 } })
    expect(textOf(failed)).to.equal(
      'Error: devops__deploy failed with exit code 3: devops__deploy: no\n such host',
    )
    const killed = new PluginFailedError('half', { ended: { tool, signal: 'SIGABRT' } })
    expect(textOf(killed)).to.equal('Error: devops__deploy was killed by SIGABRT (it crashed): half')
    const stopped = new PluginFailedError('half', { ended: { tool, signal: 'SIGTERM' } })
    expect(textOf(stopped)).to.equal('Error: devops__deploy was killed by SIGTERM: half')
  })

  it('holds the hint in the text and in the message for programs', () => {
    const error = new BusyError('All places are taken', { hint: 'Try again.' })
    expect(textOf(error)).to.equal('Error: devops__deploy: All places are taken. Try again.')
    expect(errorResult(tool, error).structuredContent).to.deep.equal({
      error: { code: 'busy', message: 'All places are taken. Try again.', retryable: true },
    })
  })

  it('does not name again what is no tool', () => {
    expect(textOf(new ToolNotFoundError('No tool "a__b"'), 'a__b')).to.equal('Error: No tool "a__b"')
  })
})
