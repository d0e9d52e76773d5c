import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { doors, type CallAnswer, type TestClient } from '../support/mcp-clients.js'
import { until } from '../support/processes.js'
import { startSmcp, type RunningSmcp } from '../support/start-smcp.js'

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
    expect(messageOf(await failure('silent'))).to.equal(
      "exit code 1 and no output; many programs mean 'nothing found'",
    )
    const { text, structuredContent } = await failure('usage')
    expect(text).to.equal(
      'Error: failing__usage failed with exit code 64: Plugin exited with code 64: wrong usage',
    )
    expect(structuredContent).to.have.nested.property('error.exitCode', 64)
    expect((await failure('killed')).text).to.equal(
      'Error: failing__killed was ended by SIGKILL: Plugin was ended by SIGKILL',
    )
  })

  it('is told within bounds, the end of stderr and of stdout included', async () => {
    const { text } = await failure('long')
    expect(text.length).to.be.below(40_000)
    expect(text).to.contain('the last line of stderr').and.contain('line 2999 of many on stdout')
  })
})
