import { expect } from 'chai'
import { readCommandCall } from '../../../../src/cli/plugin/call-command.js'
import { ConfigError } from '../../../../src/errors.js'

describe('readCommandCall', () => {
  it('is nothing without --call', () => {
    expect(readCommandCall(undefined, [])).to.equal(undefined)
  })

  it('refuses arguments of no command, and says how to name one', () => {
    expect(() => readCommandCall(undefined, ['name=Ada', 'x']))
      .to.throw(ConfigError, '"name=Ada" belongs to no command')
      .with.property('hint', 'Name the command with --call.')
  })

  it('gives the words behind to the command', () => {
    const call = readCommandCall('hello', ['name=Ada', 'count:=2'])!
    expect(call.command).to.equal('hello')
    expect([[...call.given.texts], call.given.values]).to.deep.equal([[['name', ['Ada']]], { count: 2 }])
  })
})
