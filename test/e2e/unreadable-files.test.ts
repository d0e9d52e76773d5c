import { expect } from 'chai'
import { execa } from 'execa'
import { chmod, chown, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository, testEnvironment } from '../support/start-smcp.js'

const isRoot = process.getuid?.() === 0
/** Root reads everything unless it gives that up. */
const asReader = isRoot ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--'] : []
const script =
  '#!/bin/sh\ncase "$1" in --help) echo "Usage: cli.sh [-v]"; echo; echo "Options:"; echo "  -v  Say more.";; esac\n'

describe('a plugin with files that the server can’t read', () => {
  it('has its tools all the same', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(dir, 'secretive', 'private'), { recursive: true })
    await writeFile(join(dir, 'secretive', 'cli.sh'), script)
    for (const name of ['key.pem', 'private']) {
      if (name === 'key.pem') await writeFile(join(dir, 'secretive', name), 'secret')
      await chmod(join(dir, 'secretive', name), 0)
      if (isRoot) await chown(join(dir, 'secretive', name), 65534, 65534)
    }
    const command = [...asReader, process.execPath, `${repository}bin/run.js`]
    const list = ['tools', 'list', '--json', '--plugins-dir', dir]
    const { stdout, stderr } = await execa(command[0]!, [...command.slice(1), ...list], {
      env: testEnvironment({ SMCP_NO_CACHE: '1' }),
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    })
    expect(stderr).to.equal('')
    expect(JSON.parse(stdout)).to.have.length(1).and.to.have.nested.property('[0].inputSchema.properties.v')
  })
})
