/**
 * npm run bench:stdio: the time from the start of a stdio server to its answer to tools/list, for which a host waits,
 * compared to a server of the Python SDK's FastMCP with the same tools. Each round runs all of them once, in turn.
 */
import Table from 'cli-table3'
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { median } from './median.js'
import { initialize } from '../test/support/raw-mcp.js'
import { pythonClients, pythonWith } from '../test/support/python-venv.js'
import { repository, testEnvironment } from '../test/support/start-smcp.js'

const rounds = 9
const pluginCount = 10

const plugin = `import argparse
parser = argparse.ArgumentParser(description="Greet somebody.")
parser.add_argument("--name", required=True, help="Who is greeted")
parser.add_argument("--times", type=int, default=1)
args = parser.parse_args()
print("hello", args.name, args.times)
`

const fastMcp = `from mcp.server.fastmcp import FastMCP
server = FastMCP("bench")
for number in range(${pluginCount}):
    @server.tool(name=f"plugin_{number}__run")
    def greet(name: str, times: int = 1) -> str:
        "Greet somebody."
        return f"hello {name} {times}"
server.run()
`

/** The time from the start of the process to its list, in ms; ends the process. */
async function listedAfterMs(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const startedAt = performance.now()
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'ignore'] })
  const send = (message: unknown): void => void child.stdin.write(`${JSON.stringify(message)}\n`)
  send(initialize)
  send({ jsonrpc: '2.0', method: 'notifications/initialized' })
  send({ jsonrpc: '2.0', id: 'list', method: 'tools/list' })
  for await (const line of createInterface(child.stdout)) {
    const { id, result } = JSON.parse(line) as { id?: unknown; result?: { tools: unknown[] } }
    if (id !== 'list') continue
    if ((result?.tools.length ?? 0) < pluginCount) throw new Error(`${command} lists ${line}`)
    break
  }
  const ms = performance.now() - startedAt
  const ended = new Promise((done) => child.once('exit', done))
  child.stdin.end()
  child.kill('SIGTERM')
  await ended
  return ms
}

const dir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
const plugins = join(dir, 'plugins')
for (let number = 0; number < pluginCount; number += 1) {
  await mkdir(join(plugins, `plugin_${number}`), { recursive: true })
  await writeFile(join(plugins, `plugin_${number}`, 'cli.py'), plugin)
}
await writeFile(join(dir, 'server.py'), fastMcp)
const python = await pythonWith(pythonClients.v1)
const env = { ...testEnvironment(), XDG_CACHE_HOME: join(dir, 'cache') }
const serve = [`${repository}bin/run.js`, 'serve', '--stdio', '--plugins-dir', plugins]

const servers: Readonly<Record<string, () => Promise<number>>> = {
  FastMCP: () => listedAfterMs(python, [join(dir, 'server.py')], env),
  'smcp, plugins known': () => listedAfterMs(process.execPath, serve, env),
  'smcp, nothing known': async () => {
    const cold = join(dir, 'cold')
    await rm(cold, { recursive: true, force: true })
    return listedAfterMs(process.execPath, serve, { ...env, XDG_CACHE_HOME: cold })
  },
}
for (const start of Object.values(servers)) await start()
const times: Record<string, number[]> = {}
for (let round = 0; round < rounds; round += 1)
  for (const [name, start] of Object.entries(servers)) (times[name] ??= []).push(await start())
await rm(dir, { recursive: true })

const reference = times.FastMCP ?? []
const table = new Table({
  head: ['server', 'median, ms', 'best, ms', 'x FastMCP, median of the rounds'],
  style: { head: [], border: [] },
})
for (const [name, own] of Object.entries(times)) {
  const ratios = own.map((ms, round) => ms / (reference[round] ?? Number.NaN))
  table.push([name, median(own).toFixed(0), Math.min(...own).toFixed(0), median(ratios).toFixed(2)])
}
console.log(
  `${table.toString()}\n${pluginCount} Python plugins, ${rounds} rounds after one that is not counted`,
)
