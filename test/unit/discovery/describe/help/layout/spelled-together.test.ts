import { expect } from 'chai'
import { spelledTogether } from '../../../../../../src/discovery/describe/help/layout/spelled-together.js'

describe('spelledTogether', () => {
  it('finds the spellings of each option that has several', () => {
    const text = `Usage: hive [-o FILE]
  -c, -C, --check          check the bees
  -o FILE, --output FILE   where to
  -e, --encrypt[=word] hide it, and -d too
  -v[v], --verbose         say more
  -d                       look at -e or --encrypt
Use -a, -b or --bees to count bees.`
    expect(spelledTogether(text)).to.deep.equal([
      ['-c', '-C', '--check'],
      ['-o', '--output'],
      ['-e', '--encrypt'],
      ['-v', '--verbose'],
    ])
  })
})
