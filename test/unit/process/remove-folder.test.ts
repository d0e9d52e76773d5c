import { expect } from 'chai'
import { chmod, mkdir, mkdtemp, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeFolder, removeFolderNow } from '../../../src/process/remove-folder.js'

for (const [name, remove] of Object.entries({ removeFolder, removeFolderNow }))
  describe(name, () => {
    it('removes also what may not be written into', async () => {
      const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
      await mkdir(join(dir, 'closed', 'inner'), { recursive: true })
      await writeFile(join(dir, 'closed', 'inner', 'file'), '')
      for (const path of ['closed/inner', 'closed', '.']) await chmod(join(dir, path), 0o500)
      await remove(dir)
      expect(await stat(dir).catch(() => undefined)).to.equal(undefined)
    })

    it('says nothing where there is none', async () => {
      await remove(join(tmpdir(), 'smcp-test-none'))
    })
  })
