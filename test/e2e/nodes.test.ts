import { expect } from 'chai'
import { execa } from 'execa'
import { join } from 'node:path'
import { doors } from '../support/mcp-clients.js'
import { nodeModulesWith } from '../support/node-packages.js'
import { repository, startSmcp, testEnvironment } from '../support/start-smcp.js'

// All tests run by the Node that runs them. Here smcp itself is run by newer ones.
for (const version of ['22', '24', 'latest'])
  describe(`smcp, run by Node ${version}`, function () {
    this.timeout(240_000)
    const program = join(repository, 'bin', 'run.js')
    const plugins = ['--plugins-dir', join(repository, 'plugins')]
    let node: string
    before(async () => {
      const installed = await nodeModulesWith([`node@${version}`], { runScripts: true })
      node = join(installed, 'node', 'bin', 'node')
    })
    const run = async (...args: string[]): Promise<string> =>
      (await execa(node, [program, ...args], { env: testEnvironment(), extendEnv: false })).stdout

    it('is that one', async () => {
      expect(await run('--version')).to.contain((await execa(node, ['--version'])).stdout)
    })

    it('calls a tool and checks a plugin, at the command line', async () => {
      const called = await run(
        'tools',
        'call',
        'demo_text__slugify',
        'text=Hello there',
        '--json',
        ...plugins,
      )
      expect(called).to.contain('hello-there')
      expect(await run('plugin', 'test', 'devops', ...plugins)).to.contain('no problems')
    })

    for (const [door, connect] of Object.entries(doors))
      it(`serves programs in Python and for Node, by ${door}`, async () => {
        const server = await startSmcp(plugins, { program: [node, program] })
        const client = await connect(server.url)
        // Of three calls, the later ones are forked, or run by a process that stood by.
        for (let n = 0; n < 3; n += 1) {
          const sum = await client.call('demo_math__calculate', { expression: `${n}+1` })
          expect(sum.text).to.contain(`"result": ${n + 1}`)
          expect((await client.call('demo_text__slugify', { text: `No ${n}` })).text).to.contain(`no-${n}`)
        }
        await client.close()
        expect(await server.stop()).to.equal(0)
      })
  })
