import { expect } from 'chai'
import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPython } from '../../../../src/cli/doctor/check-python.js'
import { readConfig } from '../../../../src/config.js'
import { createRunProcess } from '../../../../src/process/run-process.js'

describe('checkPython', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })
  /** A program in the place of a Python, which answers both questions that one is asked. */
  const python = async (facts: object): Promise<string> => {
    const file = join(folder, 'python3')
    await writeFile(
      file,
      `#!/bin/sh\ncase "$4" in *json*) echo '${JSON.stringify(facts)}';; *) echo ${file};; esac\n`,
    )
    await chmod(file, 0o755)
    return file
  }
  const check = (environment: Record<string, string>) =>
    checkPython(
      readConfig({}, { PATH: process.env.PATH, ...environment }, { dotEnv: {}, files: [] }),
      createRunProcess({ inherited: { PATH: process.env.PATH ?? '', ...environment } }),
    )
  const facts = { implementation: 'cpython', version: [3, 12], release: '3.12.4', isFreeThreaded: false }

  it('says which it is, and whether it can be forked', async () => {
    const file = await python(facts)
    const { verdict, text } = await check({ SMCP_PYTHON: file })
    expect(verdict).to.equal('ok')
    expect(text).to.include(`3.12.4, ${file}; it `)
    if (process.platform === 'linux') expect(text).to.include('can be forked')
    expect((await check({ SMCP_PYTHON: file, SMCP_WARM: 'off' })).text).to.include(
      'is started for each call, because SMCP_WARM is off',
    )
  })

  it('warns of one that is too old for plugins', async () => {
    const file = await python({ ...facts, version: [3, 7], release: '3.7.1' })
    expect(await check({ SMCP_PYTHON: file })).to.deep.include({
      verdict: 'warning',
      cure: 'Plugins in Python need 3.8 or later: name one by SMCP_PYTHON.',
    })
  })

  it('tells a Python that was named and is not there from none at all', async () => {
    expect(await check({ SMCP_PYTHON: join(folder, 'gone') })).to.deep.include({
      verdict: 'problem',
      text: `${join(folder, 'gone')} can't be run`,
    })
    expect(await check({ PATH: folder })).to.deep.include({
      verdict: 'warning',
      text: "python3 can't be run",
    })
  })
})
