import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors } from '../support/mcp-clients.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { silentLogger } from '../support/silent-logger.js'

const describePlugin = {
  contract_version: '2.0',
  commands: [
    {
      name: 'go',
      description: 'Go.',
      parameters: [
        { name: 'word', type: 'string' },
        { name: 'token', type: 'string', secret: true, env: 'TOKEN' },
      ],
    },
  ],
}
const program = '#!/bin/sh\necho "on the way" >&2\necho \'{"error": "no way"}\'\nexit 3\n'

interface Line {
  readonly request?: string
  readonly tool?: string
  readonly outcome?: string
  readonly arguments?: unknown
  readonly stderr?: string
}

/** The lines of the log about two calls of a program that fails. */
async function linesOfCalls(settings: { logArguments?: boolean }): Promise<Line[]> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  await mkdir(join(dir, 'p'))
  await writeFile(join(dir, 'p', 'cli.sh'), program, { mode: 0o755 })
  await writeFile(join(dir, 'p', 'smcp.json'), JSON.stringify({ describe: describePlugin }))
  const lines: Line[] = []
  const logger = silentLogger()
  logger.info = logger.warn = (line: unknown) => void lines.push(line as Line)
  const server = await serveFixtures({ pluginsDirs: [dir], ...settings }, undefined, [], logger)
  const client = await doors['Streamable HTTP, SDK v1']!(server.url)
  await client.call('p__go', { word: 'hello', token: 'hush' })
  await client.call('p__go', { word: 'again' })
  await client.close()
  await server.close()
  return lines.filter(({ tool }) => tool === 'p__go')
}

describe('the log of calls', () => {
  it('has one id in all lines of a call, and another in those of the next', async () => {
    const lines = await linesOfCalls({})
    const kinds = lines.map(({ outcome, stderr }) => outcome ?? stderr)
    expect(kinds).to.deep.equal(['plugin_error', 'on the way', 'plugin_error', 'on the way'])
    const [first, second] = [lines[0]!.request, lines[2]!.request]
    expect(lines.map(({ request }) => request)).to.deep.equal([first, first, second, second])
    expect(first)
      .to.match(/^\w{8}$/)
      .and.not.equal(second)
    expect(JSON.stringify(lines)).not.to.include('hello').and.not.include('hush')
  })

  it('has the arguments where they are asked for, and no secret even then', async () => {
    const lines = await linesOfCalls({ logArguments: true })
    expect(lines[0]!.arguments).to.deep.equal({ word: '"hello"', token: '(secret)' })
    expect(JSON.stringify(lines)).not.to.include('hush')
  })
})
