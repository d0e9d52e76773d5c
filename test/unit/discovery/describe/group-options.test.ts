import { expect } from 'chai'
import { withGroups } from '../../../../src/discovery/describe/group-options.js'
import type { Parameter } from '../../../../src/discovery/tool.js'

const option = (name: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  required: false,
  schema: { type: 'string' },
  flag: `--${name}`,
  ...more,
})
const said = (description: string): Pick<Parameter, 'schema'> => ({ schema: { type: 'string', description } })
const shown = (own: readonly Parameter[], above: readonly Parameter[]): string[] =>
  withGroups(['remote', 'add'], own, above).map(({ name, depth }) => `${name}@${depth ?? 'own'}`)

describe('a command with the parameters of its groups', () => {
  it('has what they require first, and what may be left out last', () => {
    const above = [option('color', { depth: 0 }), option('url', { depth: 1, required: true })]
    expect(shown([option('force')], above)).to.deep.equal(['url@1', 'force@own', 'color@0'])
  })

  it('has an option of both once, as its own', () => {
    const above = [
      option('color', { depth: 0, ...said('In colours.') }),
      option('color', { depth: 1, ...said('In colours') }),
    ]
    expect(shown([option('color', said('In colours.'))], above)).to.deep.equal(['color@own'])
    expect(shown([option('color', { isInherited: true, ...said('Whether.') })], above)).to.deep.equal([
      'color@own',
    ])
    expect(shown([], above)).to.deep.equal(['color@1'])
  })

  it('names another one of the same name after its group', () => {
    const above = [option('config', { depth: 0, ...said('Of all.') }), option('config', { depth: 1 })]
    expect(shown([option('config', said('Of add.'))], above)).to.deep.equal([
      'config@own',
      'global_config@0',
      'remote_config@1',
    ])
    expect(shown([], above)).to.deep.equal(['global_config@0', 'config@1'])
    expect(shown([option('no_x')], [option('no-x', { depth: 0, ...said('Other.') })])).to.deep.equal([
      'no_x@own',
      'global_no-x@0',
    ])
  })

  it('keeps what a group requires, even where the command has the same', () => {
    const token = option('token', { required: true })
    expect(shown([token], [{ ...token, depth: 0 }])).to.deep.equal(['global_token@0', 'token@own'])
  })

  it('has none that only prints, and no list that would take the next word', () => {
    const list = { schema: { type: 'array', items: { type: 'string' } }, depth: 0 }
    const above = [
      option('print-completion', { depth: 0 }),
      option('version', { depth: 0, isSwitch: true }),
      option('usage', { depth: 0, isJoined: true }),
      option('completion-dir', { depth: 0 }),
      option('all', { ...list, list: 'together' }),
      option('each', { ...list, list: 'repeated' }),
      option('pair', { ...list, list: 'together', schema: { ...list.schema, maxItems: 2 } }),
    ]
    expect(shown([], above)).to.deep.equal(['completion-dir@0', 'each@0', 'pair@0'])
  })

  it('has one that is named like those that only print, and takes a value', () => {
    const above = [option('api-version', { depth: 0 }), option('memory-usage', { depth: 0 })]
    expect(shown([], above)).to.deep.equal(['api-version@0', 'memory-usage@0'])
    const switches = above.map((one) => ({ ...one, isSwitch: true }))
    expect(shown([], switches)).to.deep.equal([])
  })
})
