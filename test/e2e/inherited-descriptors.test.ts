import { expect } from 'chai'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors } from '../support/mcp-clients.js'
import { repository, startSmcp } from '../support/start-smcp.js'

const shell = '#!/bin/sh\nls -l /proc/self/fd\n'
const python = `import os
print("forked" if "fork_server.py" in open("/proc/self/cmdline").read() else "started")
for fd in os.listdir("/proc/self/fd"):
    if os.path.exists("/proc/self/fd/" + fd):
        print(os.readlink("/proc/self/fd/" + fd))
`

/** Starts a program with this file open; Node itself closes only what has a low number. */
const holding = (file: string): string => `import os, sys
os.dup2(os.open("${file}", os.O_CREAT), 50)
os.execv(sys.argv[1], sys.argv[1:])
`

describe('descriptors that a server was started with', () => {
  it('are kept from the programs of calls, however these are run', async function () {
    if (process.platform !== 'linux') this.skip()
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const lock = join(dir, 'lock-of-a-supervisor')
    for (const [name, file, text] of [
      ['shell', 'cli.sh', shell],
      ['python', 'cli.py', python],
    ] as const) {
      await mkdir(join(dir, 'plugins', name), { recursive: true })
      await writeFile(join(dir, 'plugins', name, file), text, { mode: 0o755 })
      await writeFile(join(dir, 'plugins', name, 'smcp.json'), '{"describe": {"commands": [{"name": "go"}]}}')
    }
    const server = await startSmcp(['--plugins-dir', join(dir, 'plugins')], {
      program: ['python3', '-c', holding(lock), process.execPath, `${repository}bin/run.js`],
    })
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    const call = async (tool: string): Promise<string> => {
      const { text, isError } = await client.call(tool)
      expect(isError, text).to.equal(false)
      expect(text).to.contain('/dev/null').and.not.contain(lock)
      return text
    }
    await call('shell__go')
    while (!(await call('python__go')).startsWith('forked'));
    await client.close()
    expect(await server.stop()).to.equal(0)
    await rm(dir, { recursive: true })
  })
})
