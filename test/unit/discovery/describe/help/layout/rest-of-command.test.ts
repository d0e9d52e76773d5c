import { expect } from 'chai'
import { restOfCommand } from '../../../../../../src/discovery/describe/help/layout/rest-of-command.js'

const named = (name: string) => ({ name, required: true, isList: false })

describe('what another program is given', () => {
  it('is a list of all behind its name, options too', () => {
    const rest = { required: false, isList: true, isRest: true }
    expect(restOfCommand('[ARGS]...', named('PROG'))).to.deep.equal({ ...rest, name: 'ARGS' })
    expect(restOfCommand('[compiler options]', named('compiler'))).to.deep.equal({
      ...rest,
      name: 'compiler_options',
    })
    expect(restOfCommand('hive-and-args', undefined)).to.deep.equal({
      ...rest,
      name: 'hive-and-args',
      required: true,
    })
  })

  it('is nothing behind another word', () => {
    expect(restOfCommand('[ARGS]...', named('FILE'))).to.equal(undefined)
    expect(restOfCommand('[ARGS]...', undefined)).to.equal(undefined)
    expect(restOfCommand('[other options]', named('compiler'))).to.equal(undefined)
    expect(restOfCommand('[options]', named('command'))).to.equal(undefined)
  })
})
