import { expect } from 'chai'
import {
  optionParameter,
  positionalParameter,
} from '../../../../../../src/discovery/describe/help/build-parameter.js'
import { isDoubtful, withArguments } from '../../../../../../src/discovery/describe/help/layout/doubt.js'

const positional = (name: string, required = true) => positionalParameter({ name, required })
const value = (name: string) => optionParameter({ flags: [`--${name}`], kind: 'value', required: true })
const aSwitch = optionParameter({ flags: ['--quiet'], kind: 'switch' })

describe('a reading', () => {
  it('is doubtful with more required positionals than people type', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    expect(isDoubtful(names.map((name) => positional(name)))).to.equal(true)
    expect(isDoubtful(names.map((name) => positional(name, name === 'a')))).to.equal(false)
  })

  it('is doubtful with a positional that is named like a sentence', () => {
    for (const name of ['installed.', 'Check if all hooks are', 'or stdin where it is left out']) {
      expect(isDoubtful([positional(name)]), name).to.equal(true)
    }
    for (const name of ['file.js', 'unit name', 'USER@HOST', 'app ...', 'SESSION_NAME_OR_PATH_OF_IT']) {
      expect(isDoubtful([positional(name)]), name).to.equal(false)
    }
  })

  it('is doubtful with many options and no switch', () => {
    const values = Array.from({ length: 30 }, (_, index) => value(`v${index}`))
    expect(isDoubtful(values)).to.equal(true)
    expect(isDoubtful([...values, aSwitch])).to.equal(false)
    expect(isDoubtful(values.slice(1))).to.equal(false)
  })

  it('that is doubtful requires nothing, and takes any arguments, which says why', () => {
    const parameters = withArguments([positional('installed.'), value('out'), value('args'), aSwitch])
    expect(parameters.map(({ name, required }) => [name, required])).to.deep.equal([
      ['out', false],
      ['args', false],
      ['quiet', false],
      ['args_2', false],
    ])
    expect(parameters.at(-1)).to.include({ isRaw: true })
    expect(parameters.at(-1)?.schema.description).to.include('could not be read with certainty')
  })
})
