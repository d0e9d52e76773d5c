import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect } from 'chai'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HealthReport } from '../../src/server/health.js'
import { doors } from '../support/mcp-clients.js'
import { isAlive, readPids, untilGone } from '../support/processes.js'
import { repository, startSmcp, testEnvironment } from '../support/start-smcp.js'

/** A program that does not want to end, with a child like it and a daemon, which its group does not know. */
const stubborn = `#!/bin/sh
trap '' TERM
case $1 in
  --describe) echo '{"plugin": {"name": "stubborn"}, "commands": [{"name": "stay", "parameters": []}, {"name": "leave", "parameters": []}]}' ;;
  stay)
    sh -c 'trap "" TERM; while :; do sleep 1; done' & child=$!
    setsid sh -c 'echo $$ > daemon; while :; do sleep 1; done' </dev/null >/dev/null 2>&1 &
    until [ -s daemon ]; do sleep 0.02; done
    echo "$$ $child $(cat daemon) $PPID" > stays
    wait ;;
  leave)
    setsid sh -c 'echo $$ > left; while :; do sleep 1; done' </dev/null >/dev/null 2>&1 &
    until [ -s left ]; do sleep 0.02; done
    echo left ;;
esac
`

describe('a server that is killed', () => {
  let plugins: string
  const plugin = (): string => join(plugins, 'stubborn')
  beforeEach(async () => {
    plugins = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(plugin())
    await writeFile(join(plugin(), 'cli.sh'), stubborn, { mode: 0o755 })
  })
  afterEach(async () => {
    for (const name of ['stays', 'left'])
      for (const pid of existsSync(join(plugin(), name)) ? await readPids(join(plugin(), name)) : [])
        if (isAlive(pid)) process.kill(pid, 'SIGKILL')
    await rm(plugins, { recursive: true, force: true })
  })

  it('leaves nothing of its running calls, and what a finished call has left alone', async () => {
    const server = await startSmcp(['--plugins-dir', plugins])
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    expect((await client.call('stubborn__leave')).text).to.equal('left')
    client.call('stubborn__stay').catch(() => undefined)
    const pids = await readPids(join(plugin(), 'stays'))
    expect([pids.length, ...pids.map(isAlive)]).to.deep.equal([4, true, true, true, true])
    // What starts programs ends with the server, too.
    if (process.platform === 'linux') expect(pids).not.to.include(server.child.pid)
    server.child.kill('SIGKILL')
    const killedAt = performance.now()
    await untilGone(pids)
    expect(performance.now() - killedAt).to.be.lessThan(5000)
    const [daemon] = await readPids(join(plugin(), 'left'))
    expect(isAlive(daemon!)).to.equal(true)
    await client.close()
  })

  it('leaves nothing of programs that it has forked, nor of what forks them', async function () {
    if (process.platform !== 'linux') this.skip()
    const plugin = join(plugins, 'warm')
    await mkdir(plugin)
    await writeFile(join(plugin, 'smcp.json'), '{"describe": {"commands": [{"name": "stay"}]}}')
    await writeFile(
      join(plugin, 'cli.py'),
      `import os, signal, time
if "fork_server.py" in open("/proc/self/cmdline").read():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("forked", flush=True)
    open("stays", "a").write("%d %d" % (os.getpid(), os.getppid()))
    time.sleep(60)
`,
    )
    const server = await startSmcp(['--plugins-dir', plugins])
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    const file = join(plugin, 'stays')
    const calls = async (): Promise<void> => {
      while (!existsSync(file)) await client.call('warm__stay')
    }
    calls().catch(() => undefined)
    const pids = await readPids(file)
    expect(pids.map(isAlive)).to.deep.equal([true, true])
    server.child.kill('SIGKILL')
    await untilGone(pids)
    await client.close()
  })

  it('leaves no process that stands by', async function () {
    if (process.platform !== 'linux') this.skip()
    const plugin = join(plugins, 'node')
    await mkdir(plugin)
    await writeFile(join(plugin, 'smcp.json'), '{"describe": {"commands": [{"name": "go"}]}}')
    await writeFile(join(plugin, 'cli.js'), '')
    for (const SMCP_SPAWN_HELPER of ['auto', 'off']) {
      const server = await startSmcp(['--plugins-dir', plugins], { env: { SMCP_SPAWN_HELPER } })
      const client = await doors['Streamable HTTP, SDK v1']!(server.url)
      const standing = async (): Promise<number[]> => {
        const { loaded } = (await (await fetch(`${server.url}/health`)).json()) as HealthReport
        return loaded.map(({ pid }) => pid)
      }
      let pids: number[] = []
      while (pids.length === 0) {
        await client.call('node__go')
        pids = await standing()
      }
      expect(pids.map(isAlive)).to.deep.equal([true])
      server.child.kill('SIGKILL')
      await untilGone(pids)
      await client.close()
    }
  })

  it('leaves nothing behind on stdio either', async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [join(repository, 'bin/run.js'), 'serve', '--stdio', '--plugins-dir', plugins],
      env: testEnvironment() as Record<string, string>,
      stderr: 'ignore',
    })
    const client = new Client({ name: 'smcp-test', version: '1.0.0' })
    await client.connect(transport)
    client.callTool({ name: 'stubborn__stay' }).catch(() => undefined)
    const pids = await readPids(join(plugin(), 'stays'))
    process.kill(transport.pid!, 'SIGKILL')
    await untilGone(pids)
    await client.close()
  })
})
