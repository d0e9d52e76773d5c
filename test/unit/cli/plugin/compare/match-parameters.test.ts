import { expect } from 'chai'
import { matchParameters } from '../../../../../src/cli/plugin/compare/match-parameters.js'
import type { Parameter } from '../../../../../src/discovery/tool.js'
import { makeParameter } from '../../../../support/make-tool.js'

type Known = Parameters<typeof matchParameters>[0][number]

const of = (source: Known['source'], ...parameters: Partial<Parameter>[]): Known => ({
  source,
  item: {
    name: 'go',
    path: ['go'],
    description: '',
    parameters: parameters.map((one) => makeParameter(one)),
  },
})
const matched = (...commands: Known[]): string[] =>
  matchParameters(commands).map((alike) =>
    alike.map(({ source, item }) => `${source} ${item.name}`).join(', '),
  )

describe('matchParameters', () => {
  it('finds the same parameter by its flag, its negation, and its name in any form', () => {
    expect(
      matched(of('parser', { name: 'n', flag: '--n' }), of('help', { name: 'x', flag: '--n' })),
    ).to.deep.equal(['parser n, help x'])
    const color = { name: 'color', flag: '--color', negation: '--no-color' }
    expect(
      matched(
        of('parser', color),
        of('help', { name: 'color', flag: '--color' }, { name: 'no-color', flag: '--no-color' }),
      ),
    ).to.deep.equal(['parser color, help color'])
    expect(matched(of('contract', { name: 'dry_run' }), of('help', { name: 'DRY-RUN' }))).to.deep.equal([
      'contract dry_run, help DRY-RUN',
    ])
  })

  it('finds positionals by their place only where all sources have as many', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ name, positional: true }))
    expect(matched(of('parser', a!), of('help', b!))).to.deep.equal(['parser a, help b'])
    expect(matched(of('parser', a!), of('help', b!, c!))).to.deep.equal(['parser a', 'help b', 'help c'])
  })

  it('counts no words that are passed on among the positionals', () => {
    const [src, dst] = ['src', 'dst'].map((name) => ({ name, positional: true }))
    const args = { name: 'args', positional: true, isRaw: true }
    expect(matched(of('parser', src!), of('help', args, dst!))).to.deep.equal([
      'parser src, help dst',
      'help args',
    ])
  })

  it('keeps apart what is not the same', () => {
    expect(
      matched(of('parser', { name: 'a', flag: '--a' }), of('help', { name: 'b', flag: '--b' })),
    ).to.deep.equal(['parser a', 'help b'])
  })
})
