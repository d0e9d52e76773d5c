import { expect } from 'chai'
import { execa } from 'execa'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from '../../../support/start-smcp.js'

/** A process that closes its watch before that has begun. */
const program = `
import { readConfig } from './src/config.ts'
import { openCore } from './src/core/open-core.ts'
import { watchCatalog } from './src/discovery/catalog/watch-catalog.ts'
import { silentLogger } from './test/support/silent-logger.ts'

const { catalog } = openCore({ ...readConfig({ pluginsDirs: [process.argv[1]] }), noCache: true })
await catalog.load()
await watchCatalog(catalog, 'auto', silentLogger()).close()
`

describe('watchCatalog', () => {
  it('holds no process once it is closed, also where it had not begun', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const args = ['--import', 'tsx', '--input-type', 'module', '--eval', program, dir]
    const { exitCode, stderr } = await execa(process.execPath, args, {
      cwd: repository,
      reject: false,
      timeout: 20_000,
    })
    expect(exitCode, stderr).to.equal(0)
  })
})
