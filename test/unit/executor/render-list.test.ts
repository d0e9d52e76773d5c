import { expect } from 'chai'
import { InvalidArgumentsError } from '../../../src/errors.js'
import type { Command, Parameter } from '../../../src/discovery/tool.js'
import { renderList } from '../../../src/executor/render-list.js'
import { makeParameter, parserTool } from '../../support/make-tool.js'

const render = (
  list: Parameter['list'],
  items: string[],
  more: Partial<Parameter> = {},
  facts: Partial<Command> = {},
): string[] => renderList(parserTool(facts), makeParameter({ ...(list && { list }), ...more }), '--x', items)
const bounded = (minItems: number, maxItems: number): Partial<Parameter> => ({
  schema: { type: 'array', items: { type: 'string' }, minItems, maxItems },
})

describe('renderList', () => {
  it('gives the items in the way that the program takes', () => {
    const items = ['a', '', 'b c']
    expect(render('together', items)).to.deep.equal(['--x', 'a', '', 'b c'])
    expect(render('either', items)).to.deep.equal(['--x', 'a', '', 'b c'])
    expect(render('repeated', items)).to.deep.equal(['--x', 'a', '--x', '', '--x', 'b c'])
    expect(render(undefined, items)).to.deep.equal(['--x', 'a', '--x', '', '--x', 'b c'])
    expect(render('commas', items)).to.deep.equal(['--x', 'a,,b c'])
    expect(render('repeated', ['a', 'b'], { isJoined: true })).to.deep.equal(['--x=a', '--x=b'])
    expect(render('repeated', ['a', 'b'], { isOneWord: true })).to.deep.equal(['--x=a', '--x=b'])
    for (const form of ['isOneWord', 'isJoined'])
      expect(render('commas', ['a', 'b'], { [form]: true })).to.deep.equal(['--x=a,b'])
  })

  it('never lets an item become an option', () => {
    expect(render('repeated', ['a', '-f'])).to.deep.equal(['--x', 'a', '--x=-f'])
    expect(render('either', ['a', '-f'])).to.deep.equal(['--x', 'a', '--x=-f'])
    expect(render('commas', ['-f', 'a'])).to.deep.equal(['--x=-f,a'])
    expect(render('together', ['-f'])).to.deep.equal(['--x=-f'])
    for (const items of [
      ['a', '-f'],
      ['-f', 'a'],
      ['-f', '-g'],
    ])
      expect(() => render('together', items)).to.throw(InvalidArgumentsError, '"-f" starts with "-"')
  })

  it('joins no only item where the program waits for more', () => {
    expect(render('together', ['-f'], bounded(1, 3))).to.deep.equal(['--x=-f'])
    expect(() => render('together', ['-f'], bounded(2, 3))).to.throw(InvalidArgumentsError, '"-f"')
  })

  it('gives negative numbers together where the program takes them for values', () => {
    expect(render('together', ['-1', '-2'], {}, { takesNegativeNumbers: true })).to.deep.equal([
      '--x',
      '-1',
      '-2',
    ])
    expect(() => render('together', ['-1', '-2'])).to.throw(InvalidArgumentsError, '"-1"')
  })

  it('gives whatever there is as an exact number of items, and no more than the program counts', () => {
    expect(render('exact', ['-a', '--'], bounded(2, 2))).to.deep.equal(['--x', '-a', '--'])
    expect(() => render('exact', ['a', 'b', '--force'], bounded(2, 2))).to.throw(
      InvalidArgumentsError,
      '"--force"',
    )
    expect(() => render('exact', ['a', 'b', '--force'])).to.throw(InvalidArgumentsError, '"--force"')
  })

  it('refuses an item with a comma where commas divide', () => {
    expect(render('commas', ['a,b'])).to.deep.equal(render('commas', ['a', 'b']))
    expect(() => render('commas', ['a', 'b,c'])).to.throw(InvalidArgumentsError, '"b,c" contains a comma')
  })
})
