import { expect } from 'chai'
import {
  optionParameter,
  positionalParameter,
} from '../../../../../src/discovery/describe/help/build-parameter.js'
import { switchesIn } from '../../../../../src/discovery/describe/help/switches-in.js'

describe('the switches among parameters', () => {
  it('are the flags without a value', () => {
    const all = optionParameter({ flags: ['-a', '--all'], kind: 'switch' })
    const out = optionParameter({ flags: ['-o'], kind: 'value' })
    const file = positionalParameter({ name: 'file' })
    expect([...switchesIn([all, out, file])]).to.deep.equal(['--all'])
  })
})
