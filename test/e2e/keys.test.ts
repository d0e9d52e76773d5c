import { expect } from 'chai'
import { execa } from 'execa'
import { mkdtemp, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository, startSmcp, testEnvironment } from '../support/start-smcp.js'

describe('smcp keys', () => {
  let file: string
  const smcp = (...args: string[]) =>
    execa(process.execPath, ['bin/run.js', 'keys', ...args], {
      cwd: repository,
      env: testEnvironment({ SMCP_KEYS_FILE: file }),
      extendEnv: false,
      reject: false,
    })
  beforeEach(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'state', 'keys.json')
  })

  it('add prints the key alone, and keeps only its digest, for this user alone', async () => {
    const { stdout, stderr, exitCode } = await smcp('add', 'ci')
    expect(exitCode).to.equal(0)
    expect(stdout).to.match(/^smcp_[\w-]{32}$/)
    expect(stderr).to.include('This is the key "ci"')
    expect(await readFile(file, 'utf8')).not.to.include(stdout)
    expect((await stat(file)).mode & 0o777).to.equal(0o600)
  })

  it('list shows what each may do, and remove takes one away', async () => {
    expect((await smcp('list')).stderr).to.include(`There are no keys in ${file}`)
    await smcp('add', 'ops', '--tools', 'devops__*, health', '--rate', '60/m', '--profile', 'ops')
    await smcp('add', 'ci')
    const { stdout } = await smcp('list')
    expect(stdout)
      .to.match(/ops .*devops__\*, health .*60\/m .*ops/)
      .and.match(/ci .*all .*any/)
    const keys = JSON.parse((await smcp('list', '--json')).stdout) as { name: string; tools?: string[] }[]
    expect(keys.map(({ name, tools }) => [name, tools])).to.deep.equal([
      ['ci', undefined],
      ['ops', ['devops__*', 'health']],
    ])
    expect((await smcp('remove', 'ops')).exitCode).to.equal(0)
    expect((await smcp('list')).stdout).not.to.include('ops')
  })

  it('refuse what is wrong, and say what is right', async () => {
    await smcp('add', 'ci')
    for (const [args, said] of [
      [['add', 'ci'], 'There is a key "ci" already'],
      [['add', 'a b'], 'NAME must be 1 to 64 letters'],
      [['add', 'x', '--rate', '60'], '--rate must be calls per s, m, h or d, such as 60/m, not "60"'],
      [['remove', 'cj'], 'There is no key "cj" Did you mean ci?'],
    ] as const) {
      const { exitCode, stderr } = await smcp(...args)
      expect([exitCode, stderr]).to.deep.equal([2, stderr])
      expect(stderr.replaceAll(/\s+/g, ' ')).to.include(said)
    }
  })

  it('let a server start on another address, as a variable does', async () => {
    const env = { SMCP_KEYS_FILE: file, MCP_HOST: '0.0.0.0' }
    const refused = await startSmcp([], { env }).catch((error: unknown) => String(error))
    expect(refused).to.include('smcp keys add NAME')
    const { stdout: key } = await smcp('add', 'ci')
    const server = await startSmcp([], { env })
    const { port } = new URL(server.url)
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { headers: { 'x-api-key': key } })
    expect(await answer.json()).to.include.keys('plugins')
    await server.stop()
  })
})
