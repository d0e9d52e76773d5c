import { execa } from 'execa'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { post } from '../../test/support/raw-mcp.js'
import { startSmcp } from '../../test/support/start-smcp.js'

/** A server that is measured. */
export interface Measured {
  readonly url: string
  readonly pid: number
  readonly stop: () => Promise<unknown>
}

/** Starts smcp, built in this checkout, with so many tools, and with its log as by default: on stdout and in a file. */
export async function startBuilt(checkout: string, dir: string, tools: number): Promise<Measured> {
  const { url, child, stop } = await startSmcp(['--plugins-dir', await pluginOf(dir, tools)], {
    program: [process.execPath, join(checkout, 'bin', 'run.js')],
    cwd: dir,
    env: { MCP_DISABLE_FILE_LOG: '0', MCP_LOG_DIR: dir },
  })
  return { url, pid: child.pid ?? 0, stop }
}

/** Starts a server of the SDK alone that answers what this one of smcp does. */
export async function startSdk(like: Measured, dir: string): Promise<Measured> {
  const answers = {
    'tools/list': await answerOf(like.url, 'tools/list', {}),
    'tools/call': await answerOf(like.url, 'tools/call', { name: 'health' }),
  }
  const file = join(dir, 'answers.json')
  await writeFile(file, JSON.stringify(answers))
  const child = execa(process.execPath, ['--import=tsx', 'bench/protocol/sdk-server.ts', file])
  const port = await new Promise<string>((done) => {
    child.stdout.once('data', (data: Buffer) => {
      done(String(data).trim())
    })
  })
  const stop = (): Promise<unknown> => {
    child.kill()
    return child.catch(() => undefined)
  }
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop }
}

async function pluginOf(dir: string, tools: number): Promise<string> {
  const plugins = join(dir, 'plugins')
  await mkdir(join(plugins, 'many'), { recursive: true })
  const parameters = [{ name: 'text', type: 'string', description: 'What is said.', required: true }]
  const commands = Array.from({ length: tools }, (_, n) => ({
    name: `go_${n}`,
    description: `Goes ${n}.`,
    parameters,
  }))
  await writeFile(join(plugins, 'many', 'cli.sh'), '#!/bin/sh\n', { mode: 0o755 })
  await writeFile(join(plugins, 'many', 'smcp.json'), JSON.stringify({ describe: { commands } }))
  return plugins
}

async function answerOf(url: string, method: string, params: object): Promise<unknown> {
  const answer = await post(`${url}/messages/`, { jsonrpc: '2.0', id: 1, method, params })
  return ((await answer.json()) as { result: unknown }).result
}
