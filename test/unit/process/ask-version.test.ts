import { expect } from 'chai'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askVersion } from '../../../src/process/ask-version.js'

async function program(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'program')
  await writeFile(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  return file
}

describe('askVersion', () => {
  it('is the first line that a program prints of itself, wherever it prints it', async () => {
    expect(await askVersion('node')).to.equal(process.version)
    expect(await askVersion(await program('[ "$1" = --version ] && printf "tool 1.2\\nmore\\n"'))).to.equal(
      'tool 1.2',
    )
    expect(await askVersion(await program('echo "tool 1.2" >&2'))).to.equal('tool 1.2')
    expect(await askVersion(await program('true'))).to.equal('')
  })

  it('is none of a program that is not there, or that fails', async () => {
    expect(await askVersion('no-such-program')).to.equal(undefined)
    expect(await askVersion(await program('echo 1; exit 1'))).to.equal(undefined)
  })
})
