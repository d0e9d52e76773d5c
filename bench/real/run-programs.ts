import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { execa } from 'execa'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testClient, type TestClient } from '../../test/support/mcp-clients.js'
import { repository, testEnvironment } from '../../test/support/start-smcp.js'
import type { SeenTool } from './agent.js'
import { carryOut, type Outcome } from './carry-out.js'
import type { ScoredTool } from '../score/pair-commands.js'
import type { RealProgram } from './program.js'
import { putPlugin, vouchFor } from './put-plugin.js'

/** How the plugins stand when they are asked. */
export interface Conditions {
  /** Every plugin has `"ask": true`. */
  readonly isVouchedFor: boolean
  /** Programs are asked in bubblewrap. */
  readonly isSandboxed: boolean
}

/** What came out under some conditions. */
export interface Run {
  readonly conditions: Conditions
  readonly tools: readonly (SeenTool & ScoredTool)[]
  /** From nothing known to the whole list, in ms. */
  readonly listMs: number
  readonly outcomes: readonly Outcome[]
}

/** An installed program and the path of its command. */
export interface Installed {
  readonly program: RealProgram
  readonly bin: string
}

const bin = `${repository}bin/run.js`

/**
 * Makes plugins of the programs, lists their tools with nothing known, and carries out their tasks by a server over stdio
 * with default settings and what the list has left in the cache.
 */
export async function runPrograms(installed: readonly Installed[], conditions: Conditions): Promise<Run> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-real-'))
  try {
    const pluginsDir = join(dir, 'plugins')
    await mkdir(pluginsDir)
    for (const { program, bin } of installed) {
      await putPlugin(program, bin, pluginsDir)
      if (conditions.isVouchedFor) await vouchFor(program, bin, pluginsDir)
    }
    const env = testEnvironment({
      XDG_CACHE_HOME: join(dir, 'cache'),
      ...(!conditions.isSandboxed && { SMCP_ASK_SANDBOX: 'never' }),
    }) as Record<string, string>
    const startedAt = performance.now()
    const tools = await listTools(pluginsDir, env)
    const listMs = performance.now() - startedAt
    const client = await connect(pluginsDir, env)
    const outcomes: Outcome[] = []
    try {
      for (const { program } of installed) outcomes.push(...(await carryOut(program, tools, client, dir)))
    } finally {
      await client.close()
    }
    return { conditions, tools, listMs, outcomes }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function listTools(pluginsDir: string, env: Record<string, string>) {
  const args = [bin, 'tools', 'list', '--json', '--plugins-dir', pluginsDir]
  // A plugin with a problem is told by the exit code; its tools are in the list.
  const { stdout } = await execa(process.execPath, args, { env, extendEnv: false, reject: false })
  return JSON.parse(stdout) as (SeenTool & ScoredTool)[]
}

async function connect(pluginsDir: string, env: Record<string, string>): Promise<TestClient> {
  const client = new Client({ name: 'smcp-bench', version: '1.0.0' })
  const args = [bin, 'serve', '--stdio', '--plugins-dir', pluginsDir]
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args, env, stderr: 'ignore', cwd: repository }),
  )
  return testClient(client, () => 0)
}
