import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { execa } from 'execa'
import { chmod, cp, mkdir } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../test/support/free-port.js'
import { pythonWith } from '../../test/support/python-venv.js'
import { repository, testEnvironment } from '../../test/support/start-smcp.js'

const programDir = fileURLToPath(new URL('program', import.meta.url))

/** A connected client, and how to end its server. */
export interface Connected {
  readonly client: Client
  readonly close: () => Promise<void>
}

/** One way to have the commands of notes.py as tools. */
export interface Rival {
  readonly name: string
  /** Sets it up, once, in an empty folder, and gives what starts it anew. */
  readonly setUp: (dir: string) => Promise<() => Promise<Connected>>
}

export const rivals: readonly Rival[] = [
  {
    name: 'smcp',
    setUp: async (dir) => {
      const plugin = join(dir, 'plugins', 'notes')
      await mkdir(plugin, { recursive: true })
      await cp(join(programDir, 'notes.py'), join(plugin, 'cli.py'))
      const args = [join(repository, 'bin/run.js'), 'serve', '--stdio', '--plugins-dir', dirname(plugin)]
      return () => overStdio(process.execPath, args)
    },
  },
  {
    name: 'pycli-mcp 0.4.0',
    setUp: async (dir) => {
      const python = await pythonWith(['pycli-mcp==0.4.0'])
      const path = await onPath(dir)
      return async () => {
        const port = await freePort()
        const args = [
          'notes:make_parser',
          '--aggregate',
          'none',
          '--port',
          String(port),
          '--log-level',
          'error',
        ]
        const env = testEnvironment({ PYTHONPATH: programDir, PATH: path })
        const server = execa(join(dirname(python), 'pycli-mcp'), args, { env, reject: false })
        return overHttp(`http://127.0.0.1:${port}/mcp`, async () => {
          server.kill()
          await server
        })
      }
    },
  },
  {
    name: 'cli2mcp 0.1.1',
    setUp: async (dir) => {
      const python = await pythonWith(['cli2mcp==0.1.1', 'mcp==1.30.0'])
      const env = { PATH: await onPath(dir) }
      const program = join(dirname(python), 'cli2mcp')
      await execa(program, ['scan', 'notes', '-o', join(dir, 'notes.json')], { env })
      return () => overStdio(program, ['serve', join(dir, 'notes.json')], env)
    },
  },
  {
    name: 'by hand, with FastMCP 4.2.3',
    setUp: async () => {
      const python = await pythonWith(['fastmcp==4.2.3'])
      return () => overStdio(python, [join(programDir, 'by_hand.py')])
    },
  },
]

/** Puts the program into a folder as a command, and gives a PATH that begins with that. */
async function onPath(dir: string): Promise<string> {
  await cp(join(programDir, 'notes.py'), join(dir, 'notes'))
  await chmod(join(dir, 'notes'), 0o755)
  return `${dir}${delimiter}${process.env.PATH ?? ''}`
}

async function overStdio(
  command: string,
  args: string[],
  more: Record<string, string> = {},
): Promise<Connected> {
  const client = new Client({ name: 'comparison', version: '1.0.0' })
  const env = testEnvironment(more) as Record<string, string>
  await client.connect(new StdioClientTransport({ command, args, env, stderr: 'ignore' }))
  return { client, close: () => client.close() }
}

/** Tries until it listens. */
async function overHttp(url: string, stop: () => Promise<void>): Promise<Connected> {
  for (;;) {
    const client = new Client({ name: 'comparison', version: '1.0.0' })
    try {
      await client.connect(new StreamableHTTPClientTransport(new URL(url)))
      return {
        client,
        close: async () => {
          await client.close()
          await stop()
        },
      }
    } catch {
      await new Promise((done) => setTimeout(done, 20))
    }
  }
}
