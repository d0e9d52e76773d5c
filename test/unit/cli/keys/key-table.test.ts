import { expect } from 'chai'
import { keyTable } from '../../../../src/cli/keys/key-table.js'

const key = (name: string, more: object = {}) => ({
  name,
  sha256: 'a'.repeat(64),
  created: '2026-11-27T08:00:00.000Z',
  ...more,
})

describe('the table of keys', () => {
  it('has a line for each, in the order of names, and says what is not limited', () => {
    const keys = [key('ops', { tools: ['a__*', 'b__*'], rate: '5/s', profile: 'x' }), key('ci')]
    const rows = keyTable(keys, 100)
      .split('\n')
      .map((line) => line.split('│').map((cell) => cell.trim()))
    expect(rows.filter((cells) => cells.length > 1).map((cells) => cells.slice(1, -1))).to.deep.equal([
      ['key', 'tools', 'calls', 'profile', 'since'],
      ['ci', 'all', 'any', '', '2026-11-27'],
      ['ops', 'a__*, b__*', '5/s', 'x', '2026-11-27'],
    ])
  })

  it('is lines where there is no terminal', () => {
    expect(keyTable([key('ops', { tools: ['a__*'], rate: '5/s' }), key('ci')], undefined)).to.equal(
      'ci   all   any  -  2026-11-27\nops  a__*  5/s  -  2026-11-27',
    )
  })

  it('fits a terminal', () => {
    const table = keyTable(
      [key('ops', { tools: Array.from({ length: 20 }, (_, index) => `plugin_${index}__*`) })],
      60,
    )
    for (const line of table.split('\n')) expect(line.length).to.be.at.most(60)
  })
})
