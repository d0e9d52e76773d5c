import { expect } from 'chai'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository, startSmcp, type RunningSmcp } from '../../support/start-smcp.js'
import { binOf } from '../bin-of.js'
import type { Host } from '../host.js'

const key = 'the key'
const run = `${repository}bin/run.js`
const plugins = ['--plugins-dir', `${repository}test/fixtures/hosts/plugins`]

/** `smcp connect` writes what the host reads: so says its own list, where that connects. */
export function checkConnect(host: Host): void {
  const { reached } = host
  if (!reached) return
  describe('smcp connect', () => {
    let smcp: RunningSmcp
    let home: string
    before(async () => {
      smcp = await startSmcp(['--require-auth', ...plugins], { env: { MCP_API_KEY: key } })
    })
    after(() => smcp.stop())
    beforeEach(() => {
      home = mkdtempSync(join(tmpdir(), `smcp-host-${host.name}-`))
      mkdirSync(join(home, 'work'))
    })
    afterEach(() => {
      rmSync(home, { recursive: true, force: true, maxRetries: 3 })
    })

    const ways = {
      'by its address, with the key of a variable': () => ['--url', smcp.url],
      'by starting it': () => ['--stdio', ...plugins],
    }
    for (const [way, flags] of Object.entries(ways))
      it(`has it reach smcp ${way}, and no more when it is removed`, () => {
        const connection = { transport: 'http', url: 'http://127.0.0.1:9/mcp' } as const
        // Its file is there already, with another server.
        const { env } = host.prepare({
          home,
          smcp: connection,
          modelUrl: 'http://127.0.0.1:9',
          isApproved: true,
        })
        const said = (program: string, ...args: string[]): string => {
          const { stdout, stderr } = spawnSync(program, args, {
            cwd: join(home, 'work'),
            env: { ...{ PATH: process.env.PATH, HOME: home, TERM: 'dumb', MCP_API_KEY: key }, ...env },
            encoding: 'utf8',
          })
          return stdout + stderr
        }
        const connect = (...more: string[]): string =>
          said(process.execPath, run, 'connect', host.name, '--name', 'connected', '--yes', ...more)
        const list = (): string => said(binOf(host), 'mcp', 'list')
        // On a busy machine a host gives up on a server that it has just started: it is asked again.
        const reachedIn = (tries: number): string => {
          const text = list()
          return reached.test(text) || tries === 1 ? text : reachedIn(tries - 1)
        }
        expect(connect(...flags())).to.include('has the server "connected" now')
        expect(reachedIn(4)).to.match(reached)
        expect(connect('--remove')).to.include('has no server "connected" any more')
        expect(list()).not.to.match(reached)
      })
  })
}
