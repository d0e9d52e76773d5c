import { expect } from 'chai'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { namesOf } from '../../../../src/cli/complete/named-things.js'
import { readConfig } from '../../../../src/config.js'

describe('namesOf', () => {
  it('knows the clients that can be connected, and the settings as they are written', async () => {
    const config = (): never => {
      throw new Error('they do not depend on the settings')
    }
    expect(await namesOf.client(config)).to.include.members(['cursor', 'claude-code', 'letta'])
    expect(await namesOf.setting(config)).to.include.members(['port', 'plugins-dir', 'XDG_CACHE_HOME'])
  })

  it('knows the profiles of the file that the settings name', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'profiles.json')
    await writeFile(file, JSON.stringify({ profiles: { desk: { mode: 'explicit', tools: [] } } }))
    const config = readConfig({ profilesPath: file })
    expect(await namesOf.profile(() => config)).to.include('desk')
  })
})
