import { expect } from 'chai'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isPath, noSuchPlugin, pluginPlace } from '../../../../src/cli/plugin/plugin-place.js'
import { ConfigError } from '../../../../src/errors.js'

describe('pluginPlace', () => {
  const dir = mkdtempSync(join(tmpdir(), 'smcp-test-'))
  mkdirSync(join(dir, 'mine'))
  writeFileSync(join(dir, 'mine/cli.py'), '')

  it('takes a name as it is', () => {
    expect(pluginPlace('mine', ['/a', '/b'])).to.deep.equal({ plugin: 'mine', pluginsDirs: ['/a', '/b'] })
  })

  it('takes the path of a folder, or of its main file', () => {
    const place = { plugin: 'mine', pluginsDirs: [dir], path: join(dir, 'mine') }
    expect(pluginPlace(join(dir, 'mine'), ['/a'])).to.deep.equal(place)
    expect(pluginPlace(`${dir}/mine/cli.py`, ['/a'])).to.deep.equal(place)
    expect(pluginPlace('.', [])).to.include({ path: process.cwd(), plugin: process.cwd().split('/').at(-1) })
    expect(pluginPlace('..', [])).to.include({ path: dirname(process.cwd()) })
  })

  it('refuses a path that is not there', () => {
    expect(() => pluginPlace('./no/such', [])).to.throw(ConfigError, '/no/such does not exist')
  })

  it('knows a path from a name', () => {
    expect(['a/b', './a', '.', '..', 'a\\b'].map(isPath)).to.deep.equal(Array(5).fill(true))
    expect(['a', 'a.b', '...', ''].map(isPath)).to.deep.equal(Array(4).fill(false))
  })

  it('names the nearest plugin where there is none of a name, or else what there is', async () => {
    const near = await noSuchPlugin({ plugin: 'mne', pluginsDirs: [dir] }, 'smcp')
    expect([near.message, near.hint]).to.deep.equal([
      `There is no plugin "mne" in ${dir}`,
      'Did you mean mine?',
    ])
    const far = await noSuchPlugin({ plugin: 'elsewhere', pluginsDirs: [dir] }, 'smcp')
    expect(far.hint).to.match(/^Folders there: mine\. .*smcp plugin add PROGRAM --plugins-dir /)
    const empty = await noSuchPlugin({ plugin: 'mine', pluginsDirs: [dir] }, 'smcp')
    expect(empty.message).to.equal(`${join(dir, 'mine')} contains no plugin`)
    expect(empty.hint).to.match(/^Folders there: mine\./)
  })
})
