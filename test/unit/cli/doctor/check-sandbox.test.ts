import { expect } from 'chai'
import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkSandbox } from '../../../../src/cli/doctor/check-sandbox.js'
import { createRunProcess } from '../../../../src/process/run-process.js'

describe('checkSandbox', function () {
  before(function () {
    if (process.platform !== 'linux') this.skip()
  })
  const check = async (script: string | undefined, sandbox: 'none' | 'strict') => {
    const PATH = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    if (script !== undefined) {
      await writeFile(join(PATH, 'bwrap'), `#!/bin/sh\n${script}\n`)
      await chmod(join(PATH, 'bwrap'), 0o755)
    }
    const environment = { PATH: PATH }
    return await checkSandbox({ sandbox, environment }, createRunProcess({ inherited: environment }))
  }

  it('is well where bubblewrap runs', async () => {
    expect(await check('exit 0', 'strict')).to.deep.include({ verdict: 'ok' })
  })

  it('says how to get it, and is a problem where it is demanded', async () => {
    expect(await check(undefined, 'none')).to.deep.include({
      verdict: 'warning',
      cure: 'apt-get install bubblewrap, or what your system calls it',
    })
    expect(await check(undefined, 'strict')).to.deep.include({
      verdict: 'problem',
      text: 'bubblewrap (bwrap) is not on PATH, but SMCP_SANDBOX is strict',
    })
  })

  it('passes on why it is refused', async () => {
    const refused = await check('echo "bwrap: no permission" >&2; exit 1', 'none')
    expect(refused.text).to.include('bwrap: no permission: a program is asked only')
    expect(refused.cure).to.include('docs/security.md#sandbox')
  })
})
