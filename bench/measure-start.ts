import { execa } from 'execa'
import { spawn, type ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { once } from 'node:events'
import { startSmcp, repository } from '../test/support/start-smcp.js'

const bin = `${repository}bin/run.js`

/** The CPU time, user and system, of one command from start to end, in ms. */
async function cpuMs(args: readonly string[]): Promise<number> {
  const { stderr } = await execa(
    'bash',
    ['-c', 'TIMEFORMAT="cpu %U %S"; time "$@" >/dev/null', 'bash', process.execPath, ...args],
    { env: { LC_ALL: 'C' } },
  )
  const [, user, system] = /cpu ([\d.]+) ([\d.]+)/.exec(stderr) ?? []
  return 1000 * (Number(user) + Number(system))
}

/** What `smcp --version` costs more than `node -e 0`, from one pair of runs, in ms of CPU time. */
export async function versionCostMs(): Promise<number> {
  const node = await cpuMs(['-e', '0'])
  return (await cpuMs([bin, '--version'])) - node
}

/** The time from the start of `smcp serve` with the bundled plugins to its first answer on /health, in ms. */
export async function healthAfterMs(): Promise<number> {
  const port = await freePort()
  const startedAt = performance.now()
  const starting = startSmcp([], { port })
  await untilAnswered(`http://127.0.0.1:${port}/health`)
  const ms = performance.now() - startedAt
  await (await starting).stop()
  return ms
}

/** Keeps two cores busy while `action` runs; on a machine with fewer, all of them. */
export async function onBusyCores<T>(action: () => Promise<T>): Promise<T> {
  const burners = Array.from({ length: Math.min(2, availableParallelism()) }, burnCore)
  await Promise.all(burners.map((burner) => once(burner, 'spawn')))
  try {
    return await action()
  } finally {
    for (const burner of burners) burner.kill('SIGKILL')
  }
}

/** Burns a core for a minute, then ends even if nobody kills it. */
function burnCore(): ChildProcess {
  return spawn(process.execPath, ['-e', 'const end = Date.now() + 60000; while (Date.now() < end);'])
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

async function untilAnswered(url: string): Promise<void> {
  const response = await fetch(url).catch(() => undefined)
  if (response?.ok === true) return
  await new Promise((done) => setTimeout(done, 5))
  await untilAnswered(url)
}
