import { expect } from 'chai'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors } from '../support/mcp-clients.js'
import { pidFile, readPids, until, untilGone } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'

const http = doors['Streamable HTTP, SDK v1']!

const description = JSON.stringify({
  plugin: { name: 'busy' },
  commands: [
    { name: 'sleep', parameters: [{ name: 'pids', type: 'string', required: true }] },
    { name: 'flood', parameters: [] },
    { name: 'quick', parameters: [] },
    ...['spin', 'grow', 'fork'].map((name) => ({
      name,
      parameters: [{ name: 'pids', type: 'string', required: true }],
    })),
  ],
})
const program = `#!/bin/sh
case $1 in
  --describe) echo '${description}' ;;
  sleep) echo $$ >> "$3"; exec sleep 600 ;;
  flood) yes ;;
  quick) echo done ;;
  spin) sh -c 'echo $$ >> "$0"; while :; do :; done' "$3" & wait ;;
  grow) exec python3 -c 'import os, sys, time; open(sys.argv[1], "w").write(str(os.getpid())); held = b"x" * 200_000_000; time.sleep(600)' "$3" ;;
  fork) for i in 1 2 3 4 5 6 7 8; do sleep 600 & pids="$pids $!"; done; echo $pids >> "$3"; wait ;;
esac
`

describe('the limits of a plugin', () => {
  let plugins: string
  /** Writes a plugin whose smcp.json says these limits. */
  const write = async (name: string, limits?: object): Promise<void> => {
    const dir = join(plugins, name)
    await mkdir(dir)
    await writeFile(join(dir, 'cli.sh'), program, { mode: 0o755 })
    if (limits) await writeFile(join(dir, 'smcp.json'), JSON.stringify({ limits }))
  }
  const serve = (settings: Parameters<typeof serveFixtures>[0] = {}) =>
    serveFixtures({ pluginsDirs: [plugins], ...settings })
  beforeEach(async () => {
    plugins = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })
  afterEach(async () => {
    await rm(plugins, { recursive: true })
  })

  it('are those of its smcp.json, and the error names them', async () => {
    await write('short', { timeout: 0.5, outputBytes: 1000 })
    await write('other')
    const server = await serve({ pluginTimeoutMs: 60_000 })
    const client = await http(server.url)
    const file = await pidFile()
    expect((await client.call('short__sleep', { pids: file })).text).to.match(
      /took longer than 0.5 s and was stopped.*"limits" in short\/smcp.json sets the limit/,
    )
    await untilGone(await readPids(file))
    expect((await client.call('short__flood')).text).to.match(
      /printed more than 1000 bytes.*"limits" in short\/smcp.json sets the limit/,
    )
    expect((await client.call('other__flood')).text).to.match(
      /printed more than 8388608 bytes.*SMCP_OUTPUT_BYTES_MAX sets/,
    )
    await client.close()
    await server.close()
  })

  it('end a program that uses too much, with all that it has started', async () => {
    const limits = { cpuSeconds: 0.5, memoryBytes: 100_000_000, processes: 5 }
    await write('small', limits)
    await write('other')
    const settings = { cpuMsMax: 500, memoryBytesMax: 100_000_000, processesMax: 5 }
    for (const [plugin, server, sets] of [
      ['small', await serve(), ['"limits" in small/smcp.json', '"limits" in small/smcp.json']],
      ['other', await serve(settings), ['SMCP_CPU_SECONDS_MAX', 'SMCP_PROCESSES_MAX']],
    ] as const) {
      const client = await http(server.url)
      const end = async (command: string): Promise<string> => {
        const file = await pidFile()
        const { text } = await client.call(`${plugin}__${command}`, { pids: file })
        await untilGone(await readPids(file))
        return text
      }
      expect(await end('spin')).to.match(/__spin used more than 0.5 s of CPU time and was stopped\./)
      expect(await end('spin')).to.contain(`${sets[0]} sets the limit`)
      expect(await end('grow')).to.contain('__grow used more than 100000000 bytes of memory and was stopped.')
      expect(await end('fork')).to.contain('__fork had more than 5 processes and was stopped.')
      expect(await end('fork')).to.contain(`${sets[1]} sets the limit`)
      await client.close()
      await server.close()
    }
  })

  it('keep a slow one from delaying the calls of others', async () => {
    await write('slow')
    await write('other')
    const server = await serve({ concurrency: 4 })
    const client = await http(server.url)
    const file = await pidFile()
    const stop = new AbortController()
    const calls = [1, 2, 3, 4, 5].map(() =>
      client.call('slow__sleep', { pids: file }, stop.signal).catch(() => undefined),
    )
    expect((await client.call('other__quick')).text).to.equal('done')
    expect(server.health().calls).to.include({ running: 3, waiting: 2 })
    stop.abort()
    await Promise.all(calls)
    await until(() => server.health().calls.running === 0)
    await client.close()
    await server.close()
  })

  it('that are wrong hide the plugin, and say where', async () => {
    await write('wrong', { timeout: 0 })
    const server = await serve()
    const { plugins: report } = server.health()
    expect(report.broken).to.have.length(1)
    expect(report.broken[0]!.why.join()).to.contain('limits.timeout')
    await server.close()
  })

  it('give the next place to the agent that has none', async () => {
    await write('shared', { concurrency: 1 })
    const server = await serve()
    const [greedy, other] = await Promise.all(
      ['greedy', 'other'].map((agent) => http(server.url, { 'X-Agent-Id': agent })),
    )
    const order: string[] = []
    const call = async (client: typeof greedy, name: string): Promise<void> => {
      await client!.call('shared__quick')
      order.push(name)
    }
    const file = await pidFile()
    const stop = new AbortController()
    const first = greedy!.call('shared__sleep', { pids: file }, stop.signal).catch(() => undefined)
    await readPids(file)
    const calls = [1, 2, 3].map(() => call(greedy, 'greedy'))
    await until(() => server.health().calls.waiting === 3)
    calls.push(call(other, 'other'))
    await until(() => server.health().calls.waiting === 4)
    stop.abort()
    await Promise.all([first, ...calls])
    expect(order.indexOf('other')).to.be.lessThan(2)
    await Promise.all([greedy!.close(), other!.close()])
    await server.close()
  })
})
