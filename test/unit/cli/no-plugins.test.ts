import { expect } from 'chai'
import { hasNoPlugins, noPlugins } from '../../../src/cli/no-plugins.js'
import type { Catalog } from '../../../src/discovery/catalog/catalog.js'
import { makeProblem } from '../../support/make-plugin.js'

const catalogOf = (plugins: number, problems: number): { catalog: Catalog } => ({
  catalog: {
    plugins: () => Array.from({ length: plugins }),
    problems: () => Array.from({ length: problems }, () => makeProblem('x')),
  } as unknown as Catalog,
})

describe('hasNoPlugins', () => {
  it('is not so where a folder could not be read: that says more', () => {
    expect(hasNoPlugins(catalogOf(0, 0))).to.equal(true)
    expect(hasNoPlugins(catalogOf(0, 1))).to.equal(false)
    expect(hasNoPlugins(catalogOf(1, 0))).to.equal(false)
  })
})

describe('noPlugins', () => {
  it('names the folders, and the commands that make a plugin in the first of them', () => {
    const said = noPlugins({ pluginsDirs: ['/srv/one', '/srv/two'] }, 'smcp')
    expect(said)
      .to.contain('/srv/one, /srv/two')
      .and.match(
        /smcp plugin new my_plugin --plugins-dir \/srv\/one; .*: smcp plugin add PROGRAM --plugins-dir \/srv\/one$/,
      )
  })
})
