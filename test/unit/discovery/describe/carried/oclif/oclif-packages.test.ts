import { expect } from 'chai'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOclifPackages } from '../../../../../../src/discovery/describe/carried/oclif/oclif-packages.js'
import { makeOclifPackage } from '../../../../../support/oclif-program.js'

describe('findOclifPackages', () => {
  let modules: string
  const namesFrom = async (name: string, file = 'bin/run.js'): Promise<unknown[] | undefined> =>
    (await findOclifPackages(join(modules, name, file)))?.map(({ json }) => json.name)

  beforeEach(async () => {
    modules = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'node_modules')
    await makeOclifPackage(modules, 'inner', { commands: {} })
    await makeOclifPackage(modules, 'plugin-a', {
      commands: {},
      oclif: { plugins: ['inner', 'program'] },
      dependencies: ['inner', 'program'],
    })
    await makeOclifPackage(modules, 'program', {
      commands: {},
      oclif: { plugins: ['plugin-*', 'no-dependency'] },
      dependencies: ['plugin-a', 'plugin-away', 'other'],
    })
  })

  it('finds the package of a command, and the plugins among its dependencies, each once', async () => {
    expect(await namesFrom('program')).to.deep.equal(['program', 'plugin-a', 'inner'])
  })

  it('takes the manifest of a development version', async () => {
    await makeOclifPackage(modules, 'next', { commands: {}, manifestVersion: '1.2.3-beta.1' })
    expect(await namesFrom('next')).to.deep.equal(['next'])
  })

  it('finds nothing where a manifest is missing or old, for then commands would be missing', async () => {
    await rm(join(modules, 'inner/oclif.manifest.json'))
    expect(await namesFrom('program')).to.equal(undefined)
    await makeOclifPackage(modules, 'old', { commands: {}, manifestVersion: '1.0.0' })
    expect(await namesFrom('old')).to.equal(undefined)
  })

  it('finds nothing for another file of the package, or a package that is not of oclif', async () => {
    expect(await namesFrom('program', 'package.json')).to.equal(undefined)
    const file = join(modules, 'plain/run.js')
    await mkdir(join(modules, 'plain'))
    await writeFile(file, '')
    await writeFile(join(modules, 'plain/package.json'), '{"name": "plain", "bin": "./run.js"}')
    expect(await findOclifPackages(file)).to.equal(undefined)
    await writeFile(join(modules, 'plain/package.json'), 'no JSON')
    expect(await findOclifPackages(file)).to.equal(undefined)
  })
})
