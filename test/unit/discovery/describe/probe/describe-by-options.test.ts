import { expect } from 'chai'
import { anyArguments } from '../../../../../src/discovery/describe/any-arguments.js'
import { describeByOptions } from '../../../../../src/discovery/describe/probe/describe-by-options.js'

describe('describeByOptions', () => {
  it('gives one tool with the options of which the type is known, and args', () => {
    const parameter = { name: 'out', flag: '--out', required: false, schema: { type: 'string' } }
    const help = {
      name: 'help',
      flag: '--help',
      required: false,
      isSwitch: true,
      schema: { type: 'boolean' },
    }
    const options = [
      { flags: ['--out', '-o'], parameter },
      { flags: ['--any'] },
      { flags: ['--help', '-h'], parameter: help },
    ]
    expect(describeByOptions({ options, takesDoubleDash: true })).to.deep.equal({
      source: 'parser',
      problems: [],
      commands: [
        {
          name: 'run',
          path: [],
          description: '',
          takesDoubleDash: true,
          parameters: [parameter, anyArguments],
          doubts: ['it gives no help that smcp can read: what it takes besides its options goes into args'],
        },
      ],
    })
  })
})
