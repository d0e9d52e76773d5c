import { expect } from 'chai'
import { readCommandCall } from '../../../../src/cli/plugin/call-command.js'
import { parseAnswers } from '../../../../src/cli/tools/questions/given-answers.js'
import { ConfigError } from '../../../../src/errors.js'

const none = parseAnswers()

describe('readCommandCall', () => {
  it('is nothing without --call', () => {
    expect(readCommandCall(undefined, [], none)).to.equal(undefined)
  })

  it('refuses arguments of no command, and says how to name one', () => {
    expect(() => readCommandCall(undefined, ['name=Ada', 'x'], none))
      .to.throw(ConfigError, '"name=Ada" belongs to no command')
      .with.property('hint', 'Name the command with --call.')
    expect(() => readCommandCall(undefined, [], parseAnswers(['user=Ada']))).to.throw('"user" belongs')
  })

  it('gives the words behind to the command', () => {
    const call = readCommandCall('hello', ['name=Ada', 'count:=2'], none)!
    expect(call.command).to.equal('hello')
    const { texts, values } = call.given.arguments
    expect([[...texts], values]).to.deep.equal([[['name', ['Ada']]], { count: 2 }])
  })
})
