import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { doors, type CallAnswer, type TestClient } from '../support/mcp-clients.js'
import { until } from '../support/processes.js'
import { fixturePlugins } from '../support/serve-plugins.js'
import { startSmcp, type RunningSmcp } from '../support/start-smcp.js'

const killed = 'was killed by SIGKILL (perhaps for lack of memory)'
const nothingFound = "it printed nothing; many programs use that code for 'nothing found'"
const wrongUsage = "it printed nothing; by convention that code means 'wrong usage'"

const partlyDone = 'It may have done part of its work, so check what it has done before you call it again.'

const plugins = fileURLToPath(new URL('../fixtures/arguments', import.meta.url))

describe('a program that fails', () => {
  let server: RunningSmcp
  let client: TestClient
  let logFile: string

  before(async () => {
    logFile = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'mcp.log')
    const env = { MCP_DISABLE_FILE_LOG: '0', MCP_LOG_FILE: logFile }
    server = await startSmcp(['--plugins-dir', plugins, '--include', 'failing__*'], { env })
    client = await doors['Streamable HTTP, SDK v1']!(server.url)
  })
  after(async () => {
    await client.close()
    await server.stop()
  })

  const failure = async (command: string): Promise<CallAnswer> => {
    const answer = await client.call(`failing__${command}`)
    expect(answer.isError).to.equal(true)
    return answer
  }
  const messageOf = ({ structuredContent }: CallAnswer): string =>
    (structuredContent as { error: { message: string } }).error.message

  it('is told by its own error; what it wrote beside it is in the log', async () => {
    const { text, structuredContent } = await failure('json')
    expect(text).to.equal('Error: failing__json failed with exit code 3: no such city')
    expect(structuredContent).to.deep.equal({
      error: { code: 'plugin_error', message: 'no such city', retryable: false, exitCode: 3 },
    })
    await until(() => readFileSync(logFile, 'utf8').includes('disk is full'))
  })

  it('is told by stderr, then stdout, where it has no error of its own', async () => {
    const answer = await failure('both')
    expect(messageOf(answer)).to.equal('the oven is cold\nhalf of the answer')
    expect(answer.text).to.equal(
      'Error: failing__both failed with exit code 1: the oven is cold\nhalf of the answer',
    )
  })

  it('is told in words where it said nothing', async () => {
    for (const [command, how, howBare, said, ended] of [
      ['silent', 'failed with exit code 1', 'exited with code 1', nothingFound, { exitCode: 1 }],
      ['usage', 'failed with exit code 64', 'exited with code 64', wrongUsage, { exitCode: 64 }],
      [
        'killed',
        killed,
        killed,
        'it printed nothing; it may have done part of its work',
        { signal: 'SIGKILL' },
      ],
    ] as const) {
      const { text, structuredContent } = await failure(command)
      expect(text).to.equal(`Error: failing__${command} ${how}: ${said}`)
      expect(structuredContent).to.deep.equal({
        error: { code: 'plugin_error', message: `Plugin ${howBare}: ${said}`, retryable: false, ...ended },
      })
    }
  })

  it('is told within bounds, the end of stderr and of stdout included', async () => {
    const { text } = await failure('long')
    expect(text.length).to.be.below(40_000)
    expect(text).to.contain('the last line of stderr').and.contain('line 2999 of many on stdout')
  })
})

describe('a program that the server ends', () => {
  let server: RunningSmcp
  let client: TestClient

  before(async () => {
    const env = { SMCP_OUTPUT_BYTES_MAX: '1000' }
    const only = ['--include', 'flood__*,slow__*']
    server = await startSmcp(['--plugins-dir', fixturePlugins, ...only, '--plugin-timeout', '0.5'], { env })
    client = await doors['Streamable HTTP, SDK v1']!(server.url)
  })
  after(async () => {
    await client.close()
    await server.stop()
  })

  for (const [name, args, code, retryable, said] of [
    [
      'flood__yes',
      {},
      'output_too_large',
      false,
      `flood__yes printed more than 1000 bytes and was stopped. ${partlyDone} Ask it for less, or have it write to a file; SMCP_OUTPUT_BYTES_MAX sets the limit.`,
    ],
    [
      'slow__wait',
      { pids: '/dev/null' },
      'timeout',
      true,
      `slow__wait took longer than 0.5 s and was stopped. ${partlyDone} MCP_PLUGIN_TIMEOUT sets the limit.`,
    ],
  ] as const)
    it(`is told with what it did, the limit and what to do, in the text and for programs: ${code}`, async () => {
      expect(await client.call(name, args)).to.deep.equal({
        isError: true,
        text: `Error: ${said}`,
        structuredContent: { error: { code, message: said, retryable } },
      })
    })
})
