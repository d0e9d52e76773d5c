import { expect } from 'chai'
import { unwatchFile, watchFile } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeKeyFile } from '../../../../src/server/keys/key-file.js'
import { Keys } from '../../../../src/server/keys/keys.js'
import { until } from '../../../support/processes.js'
import { silentLogger } from '../../../support/silent-logger.js'

const key = { name: 'ci', sha256: 'a'.repeat(64), created: '2026-11-27T00:00:00.000Z' }

describe('Keys', () => {
  let file: string
  beforeEach(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'keys.json')
  })

  it('tells of changes alone, not of a file that is not there when it begins to watch', async () => {
    const keys = new Keys(file, silentLogger())
    const told: string[] = []
    keys.on('change', () => told.push('change'))
    keys.on('removed', (digest) => told.push(digest))
    // The first word of the system is of the missing file.
    const stop = await new Promise<() => void>((done) => {
      const listener = (): void => {
        unwatchFile(file, listener)
        done(stopKeys)
      }
      watchFile(file, { interval: 500 }, listener)
      const stopKeys = keys.watch()
    })
    await changeKeyFile(file, () => [key])
    await until(() => keys.find(key.sha256) !== undefined)
    expect(told).to.deep.equal(['change'])
    await changeKeyFile(file, () => [])
    await until(() => keys.digests.length === 0)
    expect(told).to.deep.equal(['change', 'change', key.sha256])
    stop()
  })

  it('has what was changed before it began to watch', async () => {
    const keys = new Keys(file, silentLogger())
    await changeKeyFile(file, () => [key])
    const stop = keys.watch()
    expect(keys.digests).to.deep.equal([key.sha256])
    stop()
  })
})
