import { expect } from 'chai'
import { valueInParts } from '../../../../../../src/discovery/describe/help/titled/in-parts.js'

const read = (head: string) => valueInParts({ indent: 0, head, help: 'n (default 1) bees' })

describe('valueInParts', () => {
  it('knows a value of several parts behind a letter', () => {
    for (const head of ['-c[a][n]', '-c[a]+[n]', '-w[n[,p[,s]]]', '-m[n,p]', '-@[n,m]'])
      expect(read(head), head).to.deep.equal({
        kind: 'value',
        type: 'string',
        isJoined: true,
        isOneWord: true,
        default: undefined,
        help: 'n (default 1) bees',
      })
  })

  it('knows nothing of others', () => {
    for (const head of [
      '-c',
      '-c[a]',
      '-d[est]',
      '-c [a,b]',
      '-c[a|b]',
      '-l[a[,...]]',
      '--count[a][n]',
      '-c[a] <n>',
    ])
      expect(read(head), head).to.deep.equal({})
  })
})
