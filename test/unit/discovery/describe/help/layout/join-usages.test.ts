import { expect } from 'chai'
import { joinUsages } from '../../../../../../src/discovery/describe/help/layout/join-usages.js'
import { readUsage } from '../../../../../../src/discovery/describe/help/read-usage.js'

/** `?` behind what may be left out, `*` behind a list. */
const joined = (...usages: readonly string[]): string =>
  joinUsages(usages.map((usage) => readUsage(usage)))
    .map(({ name, required, isList }) => `${name}${isList ? '*' : ''}${required ? '' : '?'}`)
    .join(' ')

describe('several usages', () => {
  it('require what every one of them requires', () => {
    expect(
      joined('rsync [OPTION]... SRC [SRC]... DEST', 'rsync [OPTION]... [USER@]HOST:SRC [DEST]'),
    ).to.equal('SRC*? DEST?')
    expect(joined('cp SOURCE DEST', 'cp SOURCE... DIRECTORY')).to.equal('SOURCE* DEST')
    expect(joined('prog', 'prog FILE')).to.equal('FILE?')
    expect(joined('prog FILE TO', 'prog FILE [TO]')).to.equal('FILE TO?')
  })

  it('make a list of what is one in its place in another', () => {
    expect(joined('ls [-a] dir', 'ls [-a] file [files...]')).to.equal('dir*')
  })

  it('are the one where there is one, and nothing where there is none', () => {
    expect(joined('prog FILE [DIR]')).to.equal('FILE DIR?')
    expect(joined()).to.equal('')
  })
})
