import { expect } from 'chai'
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listedPlugins } from '../../../../../src/cli/plugin/list/listed-plugins.js'
import { makePlugin } from '../../../../support/make-plugin.js'

describe('listedPlugins', () => {
  it('adds where links lead, what runs each, and the program that a manifest names', () => {
    const dir = mkdtempSync(join(tmpdir(), 'smcp-test-'))
    mkdirSync(join(dir, 'own'))
    symlinkSync('/opt/away', join(dir, 'linked'))
    const status = (name: string) =>
      ({ name, dir: join(dir, name), state: 'described', tools: 1, problems: [] }) as const
    const named = makePlugin({ name: 'linked', manifest: { command: 'gh' }, mainFile: '/usr/bin/gh' })
    const plugins = listedPlugins({
      plugins: () => [status('linked'), status('own'), status('gone')],
      findPlugin: (name) => ({ linked: named, own: makePlugin({ name }) })[name],
    })
    expect(plugins).to.deep.equal([
      { ...status('linked'), link: '/opt/away', command: '/usr/bin/gh', language: 'shell' },
      { ...status('own'), link: undefined, command: undefined, language: 'shell' },
      { ...status('gone'), link: undefined },
    ])
  })
})
