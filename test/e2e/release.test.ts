import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect } from 'chai'
import { execa } from 'execa'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleTool } from '../../scripts/bundle-tool.js'
import { clientV1, testClient } from '../support/mcp-clients.js'
import { repository } from '../support/start-smcp.js'
import { stdioEnvironment } from '../support/stdio-clients.js'

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))

interface Started {
  readonly command: string
  readonly args: string[]
  readonly env: Record<string, string>
}

describe('the bundle for desktop hosts', function () {
  this.timeout(180_000)
  let dir: string
  /** How a host starts what it has installed, by the official tool. */
  let startOf: (userConfig: object) => Promise<Started | undefined>

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-bundle-'))
    const file = join(dir, 'smcp.mcpb')
    const extensionPath = join(dir, 'installed')
    const tool = await bundleTool()
    await execa(process.execPath, ['--import=tsx', 'scripts/bundle.ts', file], { cwd: repository })
    await execa(process.execPath, [tool, 'unpack', file, extensionPath])
    const manifest = await readJson(join(extensionPath, 'manifest.json'))
    const { getMcpConfigForManifest } = (await import(
      pathToFileURL(join(dirname(dirname(tool)), 'index.js')).href
    )) as { getMcpConfigForManifest: (options: object) => Promise<Started | undefined> }
    startOf = (userConfig) =>
      getMcpConfigForManifest({ manifest, extensionPath, systemDirs: {}, userConfig, pathSeparator: '/' })
  })
  after(() => rm(dir, { recursive: true }))

  it('serves the folder of plugins that its user has chosen', async () => {
    const started = await startOf({ plugins_dir: join(repository, 'plugins') })
    if (!started) throw new Error('The bundle can not be started')
    const { command, args, env } = started
    const { client, changes } = clientV1()
    await client.connect(
      new StdioClientTransport({ command, args, env: { ...stdioEnvironment(), ...env }, stderr: 'ignore' }),
    )
    const { call, close } = testClient(client, changes)
    expect((await call('demo_math__calculate', { expression: '6*7' })).text).to.contain('"result": 42')
    await close()
  })

  it('is not started before its user has chosen one', async () => {
    expect(await startOf({})).to.equal(undefined)
  })
})

describe('server.json', () => {
  it('names what package.json names, for a registry of servers', async () => {
    const server = (await readJson(join(repository, 'server.json'))) as {
      readonly name: string
      readonly version: string
      readonly description: string
      readonly packages: readonly { readonly identifier: string; readonly version: string }[]
    }
    const { name, version, mcpName } = (await readJson(join(repository, 'package.json'))) as Record<
      string,
      string
    >
    expect(server).to.include({ name: mcpName, version })
    expect(server.packages).to.have.length(1)
    expect(server.packages[0]).to.include({ identifier: name, version })
    // The registry takes no more.
    expect(server.description.length).to.be.at.most(100)
  })

  it('starts a server that answers on stdio', async () => {
    const { packages } = (await readJson(join(repository, 'server.json'))) as {
      readonly packages: readonly {
        readonly packageArguments: readonly { readonly value?: string; readonly name?: string }[]
      }[]
    }
    const args = packages[0]?.packageArguments.map(({ name, value }) => name ?? value ?? '') ?? []
    const env = { ...stdioEnvironment(), MCP_PLUGINS_DIR: join(repository, 'plugins') }
    const { client, changes } = clientV1()
    const command = process.execPath
    await client.connect(
      new StdioClientTransport({
        command,
        args: [join(repository, 'bin/run.js'), ...args],
        env,
        stderr: 'ignore',
      }),
    )
    const { listTools, close } = testClient(client, changes)
    expect(await listTools()).to.include('demo_text__echo')
    await close()
  })
})
