import { expect } from 'chai'
import { execa } from 'execa'
import { cp, mkdir, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from '../support/start-smcp.js'

// What it costs to start is measured by npm run bench:start.
describe('smcp --version', () => {
  it('is answered without loading anything else', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(dir, 'bin'))
    for (const file of ['bin/run.js', 'package.json']) await cp(join(repository, file), join(dir, file))
    const { version } = JSON.parse(await readFile(join(dir, 'package.json'), 'utf8')) as { version: string }
    for (const flag of ['--version', '-v']) {
      const { stdout } = await execa(process.execPath, [join(dir, 'bin/run.js'), flag])
      expect(stdout).to.match(new RegExp(`^smcp/${version} `))
    }
  })
})
