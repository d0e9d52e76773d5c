import { expect } from 'chai'
import { InvalidArgumentsError } from '../../../src/errors.js'
import { matchArguments } from '../../../src/executor/match-arguments.js'
import { contractTool } from '../../support/make-tool.js'

const tool = contractTool({ name: 'due_date', type: 'string' }, { name: 'dry-run', type: 'boolean' })
const match = (given: Record<string, unknown>): unknown[] => [...matchArguments(tool, given)]

describe('matchArguments', () => {
  it('takes hyphen and underscore for one, and gives the declared name', () => {
    expect(match({ 'due-date': 'today', dry_run: true })).to.deep.equal([
      ['due_date', 'today'],
      ['dry-run', true],
    ])
  })

  it('takes null for left out, and of two spellings the first value that is not', () => {
    expect(match({ due_date: null })).to.deep.equal([])
    expect(match({ 'due-date': null, due_date: 'today' })).to.deep.equal([['due_date', 'today']])
    expect(match({ 'due-date': 'a', due_date: 'b' })).to.deep.equal([['due_date', 'a']])
    for (const value of ['', 0, false])
      expect(match({ due_date: value })).to.deep.equal([['due_date', value]])
  })

  it('refuses a name that the tool does not have, with those that it has', () => {
    const all = 'Its arguments: due_date, dry-run.'
    for (const [name, hint] of [
      ['due', all],
      ['dueDate', `Did you mean due_date? ${all}`],
      ['Due_Date', `Did you mean due_date? ${all}`],
      ['', all],
    ] as const)
      expect(() => match({ [name]: null }))
        .to.throw(InvalidArgumentsError, `demo__go has no argument "${name}"`)
        .with.property('hint', hint)
    expect(() => match({ ['x'.repeat(5000)]: 1 })).to.throw(/"x{253}\.\.\."$/)
    expect(() => matchArguments(contractTool(), { x: 1 }))
      .to.throw(InvalidArgumentsError)
      .with.property('hint', 'It takes no arguments.')
  })

  it('knows no name that every object has', () => {
    const given = JSON.parse('{"__proto__": "x"}') as Record<string, unknown>
    expect(() => match(given)).to.throw(InvalidArgumentsError, '__proto__')
    expect(() => match({ constructor: 'x' })).to.throw(InvalidArgumentsError, 'constructor')
  })
})
