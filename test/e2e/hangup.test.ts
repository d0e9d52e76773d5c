import { expect } from 'chai'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors, type TestClient } from '../support/mcp-clients.js'
import { isAlive, pidFile, readPids, until, untilGone } from '../support/processes.js'
import { fixturePlugins } from '../support/serve-plugins.js'
import { openTerminal, type Terminal } from '../support/terminal.js'

const tempDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'smcp-test-'))

/** A plugin whose command writes its process id to a file and runs until that file is gone. */
async function writeWaiting(dir: string): Promise<void> {
  const contract = '{"commands": [{"name": "wait", "parameters": [{"name": "pids", "type": "string"}]}]}'
  await mkdir(dir, { recursive: true })
  await writeFile(
    join(dir, 'cli.sh'),
    `#!/bin/sh\nif [ "$1" = --describe ]; then echo '${contract}'; exit; fi\necho $$ > "$3"; while [ -e "$3" ]; do sleep 0.05; done; echo done\n`,
  )
}

async function serveAtTerminal(
  dir: string,
  drainSeconds: number,
): Promise<{ terminal: Terminal; url: string; client: TestClient }> {
  const args = ['--port', '0', '--plugins-dir', dir, '--drain-timeout', String(drainSeconds)]
  const terminal = openTerminal(['serve', ...args])
  await terminal.shows('Connect a client')
  const [, url = ''] = /Streamable HTTP +(\S+)\/mcp/.exec(terminal.text()) ?? []
  return { terminal, url, client: await doors['SSE, SDK v1']!(url) }
}

describe('a server whose terminal is closed', () => {
  it('lets running calls finish, and ends with 0', async () => {
    const dir = await tempDir()
    await writeWaiting(join(dir, 'a'))
    const { terminal, url, client } = await serveAtTerminal(dir, 20)
    const file = await pidFile()
    const call = client.call('a__wait', { pids: file })
    const pids = await readPids(file)
    terminal.close()
    let accepts = true
    const asking = setInterval(() => {
      void fetch(`${url}/readyz`).catch(() => (accepts = false))
    }, 50)
    await until(() => !accepts).finally(() => {
      clearInterval(asking)
    })
    expect(pids.every(isAlive)).to.equal(true)
    await rm(file)
    expect((await call).text).to.equal('done')
    expect(await terminal.exitCode).to.equal(0)
    await client.close()
  })

  it('ends the programs that do not finish', async () => {
    const dir = await tempDir()
    await cp(join(fixturePlugins, 'slow'), join(dir, 'slow'), { recursive: true })
    const { terminal, client } = await serveAtTerminal(dir, 0.2)
    const file = await pidFile()
    const call = client.call('slow__wait', { pids: file }).catch(() => undefined)
    const pids = await readPids(file)
    terminal.close()
    expect(await terminal.exitCode).to.equal(0)
    await untilGone(pids)
    await call
    await client.close()
  })
})
