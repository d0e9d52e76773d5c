import { expect } from 'chai'
import { readCommandCall } from '../../../../src/cli/plugin/call-command.js'
import { parseAnswers } from '../../../../src/cli/tools/questions/given-answers.js'
import { ConfigError } from '../../../../src/errors.js'

const none = parseAnswers()

describe('readCommandCall', () => {
  it('is nothing without --call', async () => {
    expect(await readCommandCall(undefined, [], none)).to.equal(undefined)
  })

  it('refuses arguments of no command, and says how to name one', async () => {
    const refusal = (...given: Parameters<typeof readCommandCall>): Promise<unknown> =>
      readCommandCall(...given).catch((error: unknown) => error)
    const error = await refusal(undefined, ['name=Ada', 'x'], none)
    expect(error)
      .to.be.instanceOf(ConfigError)
      .with.property('text', '"name=Ada" belongs to no command. Name the command with --call.')
    expect(await refusal(undefined, [], parseAnswers(['user=Ada'])))
      .to.have.property('message')
      .that.contains('"user" belongs')
  })

  it('gives the words behind to the command', async () => {
    const call = (await readCommandCall('hello', ['name=Ada', 'count:=2'], none))!
    expect(call.command).to.equal('hello')
    const { texts, values } = call.given.arguments
    expect([[...texts], values]).to.deep.equal([[['name', ['Ada']]], { count: 2 }])
  })
})
