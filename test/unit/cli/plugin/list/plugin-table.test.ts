import { expect } from 'chai'
import { resolve } from 'node:path'
import type { ListedPlugin } from '../../../../../src/cli/plugin/list/listed-plugins.js'
import { pluginTable } from '../../../../../src/cli/plugin/list/plugin-table.js'
import { makeProblem } from '../../../../support/make-plugin.js'

const listed = (name: string, more: Partial<ListedPlugin> = {}): ListedPlugin => ({
  name,
  dir: resolve('plugins', name),
  state: 'described',
  source: 'help',
  language: 'Python',
  tools: 2,
  problems: [],
  ...more,
})
const plugins = [
  listed('fine'),
  listed('linked', { link: '/opt/linked', source: 'contract' }),
  listed('gh', { command: '/usr/bin/gh', language: 'program' }),
  listed('odd', {
    problems: [makeProblem('a'), ...['b', 'c'].map((text) => makeProblem(text, { severity: 'warning' }))],
  }),
  listed('bad', {
    state: 'broken',
    tools: 0,
    source: 'none',
    language: undefined,
    problems: [makeProblem('a')],
  }),
]

describe('pluginTable', () => {
  it('is an aligned line for each plugin where nobody looks', () => {
    expect(pluginTable(plugins, undefined).split('\n')).to.deep.equal([
      'fine    2                       Python   help      plugins/fine',
      'linked  2                       Python   contract  plugins/linked -> /opt/linked',
      'gh      2                       program  help      plugins/gh: /usr/bin/gh',
      'odd     2, 1 error, 2 warnings  Python   help      plugins/odd',
      'bad     broken                  -        -         plugins/bad',
    ])
  })

  it('is a table within the width of a terminal', () => {
    for (const width of [60, 100, 120]) {
      const table = pluginTable(plugins, width)
      expect(Math.max(...table.split('\n').map((line) => line.length))).to.be.at.most(width)
      expect(table).to.match(/Plugin +│ Tools +│ Language +│ Described +/)
    }
  })

  it('says so where there are none', () => {
    expect(pluginTable([], 80)).to.equal('No plugins.')
    expect(pluginTable([], undefined)).to.equal('No plugins.')
  })
})
