import { expect } from 'chai'
import { findCommand } from '../../../../../src/cli/plugin/dev/find-command.js'
import { ConfigError } from '../../../../../src/errors.js'
import { makePlugin, makeTool } from '../../../../support/make-plugin.js'

const tools = ['hello', 'status'].map((command) => makeTool(makePlugin(), command))

describe('findCommand', () => {
  it('finds a tool by its command and by its name', () => {
    expect(findCommand('hello', tools)).to.equal(tools[0])
    expect(findCommand('p__status', tools)).to.equal(tools[1])
  })

  it('names the nearest command, or all', () => {
    const hintOf = (typed: string, among = tools): unknown => {
      try {
        return findCommand(typed, among)
      } catch (error) {
        expect(error).to.be.instanceOf(ConfigError)
        return (error as ConfigError).hint
      }
    }
    expect(hintOf('helo')).to.equal('Did you mean hello?')
    expect(hintOf('something')).to.equal('Commands: hello, status.')
    expect(hintOf('hello', [])).to.equal('Commands: none.')
  })
})
