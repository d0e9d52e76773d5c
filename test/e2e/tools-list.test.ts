import { expect } from 'chai'
import { execa } from 'execa'
import { repository, startSmcp, testEnvironment } from '../support/start-smcp.js'

const list = (...args: string[]) =>
  execa(process.execPath, ['bin/run.js', 'tools', 'list', ...args], {
    cwd: repository,
    env: testEnvironment(),
    extendEnv: false,
  })
const plugins = ['--plugins-dir', 'plugins']

describe('smcp tools list', function () {
  this.timeout(60_000)

  it('shows what fits the words, here and at a server, and what that costs a model', async () => {
    const words = ['demo_*', 'coin', '--tokens']
    const { stdout } = await list(...words, ...plugins)
    expect(stdout).to.match(
      /^demo_math__coin_flip\(.*\)\n.*\n {2}about (\d+) tokens\n\n1 tool, about \d+ tokens in every conversation/,
    )
    const server = await startSmcp(plugins)
    expect((await list(...words, '--url', server.url)).stdout).to.equal(stdout)
    await server.stop()
  })

  it('gives those alone with --json, and says where none fits', async () => {
    const { stdout } = await list('*__echo', '--json', ...plugins)
    expect((JSON.parse(stdout) as { name: string }[]).map(({ name }) => name)).to.deep.equal([
      'demo_text__echo',
    ])
    expect((await list('nothing_like_it', ...plugins)).stdout).to.equal('No tools.')
  })

  it('says on stderr that none fits, of how many, and what may have been meant, here and at a server', async () => {
    const server = await startSmcp(plugins)
    const said = /^None of \d+ tools fits "cion"\.\nDid you mean coin\?$/
    try {
      for (const where of [plugins, ['--url', server.url]]) {
        const { stdout, stderr } = await list('cion', ...where)
        expect([stdout, said.test(stderr)], stderr).to.deep.equal(['No tools.', true])
        const asJson = await list('cion', '--json', ...where)
        expect([asJson.stdout, said.test(asJson.stderr)], asJson.stderr).to.deep.equal(['[]', true])
      }
    } finally {
      await server.stop()
    }
  })
})
