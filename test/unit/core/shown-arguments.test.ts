import { expect } from 'chai'
import { shownArguments } from '../../../src/core/shown-arguments.js'
import { makePlugin, makeTool } from '../../support/make-plugin.js'

const parameter = (name: string, more: object = {}) => ({
  name,
  required: false,
  schema: { type: 'string' },
  ...more,
})
const tool = makeTool(makePlugin(), 'go', 'p__go', {
  command: {
    name: 'go',
    parameters: [parameter('due_date'), parameter('token', { isSecret: true })],
  } as never,
})

describe('the arguments that a log shows', () => {
  it('are by their declared names, and cut', () => {
    expect(shownArguments(tool, { 'due-date': 'x'.repeat(300) })).to.deep.equal({
      due_date: `"${'x'.repeat(196)}...`,
    })
  })

  it('show nothing of a secret, nor of what is not declared', () => {
    expect(shownArguments(tool, { token: 'hush', tokn: 'hush' })).to.deep.equal({
      token: '(secret)',
      tokn: '(not declared)',
    })
  })

  it('are few', () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`a${index}`, 1]))
    expect(Object.keys(shownArguments(tool, many))).to.have.lengthOf(50)
  })
})
