import { expect } from 'chai'
import { execa } from 'execa'
import { fileURLToPath } from 'node:url'
import { untilGone } from '../support/processes.js'
import { repository, testEnvironment } from '../support/start-smcp.js'

const script = fileURLToPath(new URL('../fixtures/stdio-server/server.mjs', import.meta.url))
const server = `"${process.execPath}" "${script}" --quiet 'two words'`

const smcp = (...args: string[]) =>
  execa(process.execPath, [`${repository}bin/run.js`, 'tools', ...args], {
    reject: false,
    timeout: 25_000,
    stdin: 'ignore',
    cwd: repository,
    env: testEnvironment({ MOOD: 'good' }),
    extendEnv: false,
  })

describe('smcp tools call --command', () => {
  it('starts a server with the words and the environment of here, and leaves none behind', async () => {
    const { stdout, stderr, exitCode } = await smcp(
      'call',
      'told',
      'unit=kelvin',
      '--command',
      server,
      '--verbose',
    )
    expect(exitCode, stderr).to.equal(0)
    const { pid, ...told } = JSON.parse(stdout) as { pid: number }
    expect(told).to.deep.equal({ words: ['--quiet', 'two words'], mood: 'good', unit: 'kelvin' })
    await untilGone([pid])
    // Once: the process in which the SDK asks for the revision says nothing.
    expect(stderr.split('\n')[0]).to.equal('it begins')
    expect(stderr.split('\n')[1]).to.match(/^MCP 2025-11-25 with any-stdio 3 over stdio: \d+ ms$/)
  })

  it('speaks the newest revision that it knows', async () => {
    const itself = `"${process.execPath}" bin/run.js serve --stdio --plugins-dir plugins`
    const { stdout, stderr } = await smcp(
      'call',
      'demo_text__echo',
      'text=hi',
      '--command',
      itself,
      '--verbose',
    )
    expect(stdout, stderr).to.contain('hi')
    expect(stderr).to.contain('MCP 2026-07-28 with smcp')
  })

  it('lists its tools, and says what is wrong before it is asked', async () => {
    const { stdout } = await smcp('list', 'told', '--command', server)
    expect(stdout).to.equal('told(unit?: "celsius" | "kelvin")\n  What it was told.')
    const wrong = await smcp('call', 'told', 'unit=kelvn', '--command', server)
    expect([wrong.exitCode, wrong.stdout]).to.deep.equal([1, ''])
    expect(wrong.stderr).to.contain('(did you mean "kelvin"?)')
    expect((await smcp('call', 'tld', '--command', server)).stderr).to.contain(
      'has no tool "tld". Did you mean told?',
    )
  })

  for (const [what, words, code, said] of [
    [
      'there is none',
      ['--command', 'no-such-program --x'],
      1,
      'There is no program "no-such-program" that can be started',
    ],
    ['it ends at once', ['--command', `"${process.execPath}" --version`], 1, 'has ended'],
    ['it ends in the call', ['--command', server], 1, 'has ended'],
    ['nothing is named', ['--command', ' '], 2, '--command names no program'],
    ['an address is given too', ['--command', 'x', '--url', 'y'], 2, '--url'],
    ['plugins are named too', ['--command', 'x', '--plugins-dir', 'plugins'], 2, '--plugins-dir'],
  ] as const)
    it(`says so where ${what}`, async () => {
      const { stderr, exitCode } = await smcp('call', 'ends', ...words)
      expect([exitCode, stderr.includes(said)], stderr).to.deep.equal([code, true])
    })
})
