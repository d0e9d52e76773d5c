import { expect } from 'chai'
import { withoutClusters } from '../../../../../../src/discovery/describe/help/layout/flag-cluster.js'

const apart = (usage: string): string => withoutClusters(usage)

describe('a cluster of switches in a usage', () => {
  it('is taken apart', () => {
    expect(apart('ls [-ABl] [file ...]')).to.equal('ls [-A] [-B] [-l] [file ...]')
    expect(apart('cat [-benstuv] [-f file]')).to.equal('cat [-b] [-e] [-n] [-s] [-t] [-u] [-v] [-f file]')
    expect(apart('x [ -clDE ] [ -d folder ]')).to.equal('x [-c] [-l] [-D] [-E] [ -d folder ]')
    expect(apart('x [-hv] FILE')).to.equal('x [-h] [-v] FILE')
  })

  it('is in any order if nobody can speak it', () => {
    expect(apart('buzz [-qpatnmWVBT] [-D hive]')).to.equal(
      'buzz [-q] [-p] [-a] [-t] [-n] [-m] [-W] [-V] [-B] [-T] [-D hive]',
    )
    expect(apart('buzz [-fhpantvV]')).to.equal('buzz [-f] [-h] [-p] [-a] [-n] [-t] [-v] [-V]')
    expect(apart('buzz [-acdnprsz] hive')).to.equal('buzz [-a] [-c] [-d] [-n] [-p] [-r] [-s] [-z] hive')
    expect(apart('buzz [-5dVGnSTxX] [-style]')).to.equal(
      'buzz [-5] [-d] [-V] [-G] [-n] [-S] [-T] [-x] [-X] [-style]',
    )
  })

  it('is no word behind one dash', () => {
    for (const usage of [
      'x [-fix] FILE',
      'x [-all] [-f FILE]',
      'x [-fix] [-f FILE]',
      'find [-HL] [-name PATTERN]',
      'x [-size N]',
      'x [--abc] [-f]',
      'x [-xhtml] [-f FILE]',
      'x [-showHive] [-f FILE]',
      'x [-xmlrpc] [-style]',
    ])
      expect(apart(usage)).to.equal(usage)
  })
})
