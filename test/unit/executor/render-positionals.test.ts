import { expect } from 'chai'
import { InvalidArgumentsError } from '../../../src/errors.js'
import type { Command, Parameter } from '../../../src/discovery/tool.js'
import { renderPositionals, type Positional } from '../../../src/executor/render-positionals.js'
import { makeParameter, parserTool } from '../../support/make-tool.js'

const one = (value: string, more: Partial<Parameter> = {}): Positional => ({
  parameter: makeParameter({ positional: true, ...more }),
  values: [value],
})
const many = (values: string[], more: Partial<Parameter> = {}): Positional => ({
  parameter: makeParameter({
    name: 'many',
    positional: true,
    schema: { type: 'array', items: { type: 'string' } },
    ...more,
  }),
  values,
})
const rest = (values: string[]): Positional => many(values, { list: 'remainder' })
const render = (
  facts: Partial<Command>,
  given: readonly Positional[],
  level: 'group' | 'command' = 'command',
): string[] => renderPositionals(parserTool(facts), given, level)
const [knowsDoubleDash, knowsNone] = [{ takesDoubleDash: true }, { takesDoubleDash: false }]

describe('renderPositionals', () => {
  it('gives values in their order, behind -- where the program takes that', () => {
    expect(render(knowsDoubleDash, [one('-a'), many(['b', '--'])])).to.deep.equal(['--', '-a', 'b', '--'])
    expect(render(knowsNone, [one('a'), many(['b', ''])])).to.deep.equal(['a', 'b', ''])
  })

  it('writes -- only where a value needs it if the program very likely takes that', () => {
    const likely = { takesDoubleDash: 'ifNeeded' } as const
    expect(render(likely, [one('a'), many(['b', '-'])])).to.deep.equal(['--', 'a', 'b', '-'])
    expect(render(likely, [one('a'), many(['b'])])).to.deep.equal(['a', 'b'])
    expect(render(likely, [one('a'), many(['-b'])])).to.deep.equal(['--', 'a', '-b'])
    expect(() => render(likely, [one('-a')], 'group')).to.throw(InvalidArgumentsError, '"-a"')
  })

  it('writes no -- where there is no value', () => {
    expect(render(knowsDoubleDash, [])).to.deep.equal([])
    expect(render(knowsDoubleDash, [many([])])).to.deep.equal([])
  })

  it('refuses a value that would be an option where the program knows no --', () => {
    for (const given of [[one('-a')], [one('a'), many(['b', '-c'])]])
      expect(() => render(knowsNone, given)).to.throw(InvalidArgumentsError, 'read as an option')
    expect(render({ ...knowsNone, takesNegativeNumbers: true }, [one('-5')])).to.deep.equal(['-5'])
  })

  it('writes -- before the word of a command below only where it is needed, and known there', () => {
    const inGroups = { ...knowsDoubleDash, takesDoubleDashInGroups: true }
    expect(render(inGroups, [one('a')], 'group')).to.deep.equal(['a'])
    expect(render(inGroups, [one('-a')], 'group')).to.deep.equal(['--', '-a'])
    expect(() => render(knowsDoubleDash, [one('-a')], 'group')).to.throw(InvalidArgumentsError, '"-a"')
  })

  it('gives the rest of the line as it is behind a word, and refuses what would be an option before one', () => {
    expect(render(knowsNone, [one('a'), rest(['-b', '--'])])).to.deep.equal(['a', '-b', '--'])
    expect(render(knowsNone, [rest(['a', '-b'])])).to.deep.equal(['a', '-b'])
    for (const given of [[rest(['-b'])], [one('-a'), rest(['b'])], [one('a'), rest(['--'])]])
      expect(() => render(knowsNone, given)).to.throw(InvalidArgumentsError, 'read as an option')
  })

  it('gives words that go to the program as they are behind all others, with no --', () => {
    const raw = many(['--deep', '--', '-x'], { isRaw: true })
    expect(render(knowsNone, [raw])).to.deep.equal(['--deep', '--', '-x'])
    expect(render(knowsDoubleDash, [raw])).to.deep.equal(['--deep', '--', '-x'])
    expect(render(knowsDoubleDash, [one('-a'), raw])).to.deep.equal(['--', '-a', '--deep', '--', '-x'])
  })

  it('gives them before the others, and before --, where they precede them', () => {
    const raw = many(['-n', '5'], { isRaw: true })
    expect(render(knowsDoubleDash, [raw, one('-a')])).to.deep.equal(['-n', '5', '--', '-a'])
    expect(render(knowsNone, [raw, one('a')])).to.deep.equal(['-n', '5', 'a'])
    expect(() => render(knowsNone, [raw, one('-a')])).to.throw(InvalidArgumentsError, 'read as an option')
  })

  it('writes no second -- behind one that a call gives', () => {
    const raw = many(['-n', '--'], { isRaw: true })
    expect(render(knowsDoubleDash, [raw, one('-a')])).to.deep.equal(['-n', '--', '-a'])
    expect(render(knowsNone, [raw, one('-a')])).to.deep.equal(['-n', '--', '-a'])
  })

  describe('of a program that takes a -- out of each positional', () => {
    const dropping = { ...knowsDoubleDash, dropsDoubleDash: true } as const

    it('gives the first one as it is, behind the -- that is taken out', () => {
      expect(render(dropping, [one('--')])).to.deep.equal(['--', '--'])
      expect(render(dropping, [many(['--', 'a'])])).to.deep.equal(['--', '--', 'a'])
    })

    it('gives a later list one more, which is taken out', () => {
      expect(render(dropping, [one('a'), many(['b', '--'])])).to.deep.equal(['--', 'a', '--', 'b', '--'])
      expect(render(dropping, [one('a'), many(['b'])])).to.deep.equal(['--', 'a', 'b'])
    })

    it('refuses -- where one more would be too many, or may not be taken out', () => {
      const pair = many(['--', 'b'], { schema: { type: 'array', minItems: 2, maxItems: 2 } })
      for (const second of [one('--'), pair])
        expect(() => render(dropping, [one('a'), second])).to.throw(InvalidArgumentsError, '"--" starts with')
      expect(() =>
        render({ ...knowsDoubleDash, dropsDoubleDash: 'perhaps' }, [one('a'), many(['--'])]),
      ).to.throw(InvalidArgumentsError, '"--" starts with')
    })

    it('leaves the rest of the line alone', () => {
      expect(render(dropping, [one('a'), rest(['b', '--'])])).to.deep.equal(['--', 'a', 'b', '--'])
    })
  })
})
