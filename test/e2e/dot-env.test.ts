import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors } from '../support/mcp-clients.js'
import { repository, startSmcp, testEnvironment } from '../support/start-smcp.js'

const describe2 = {
  contract_version: '2.0',
  commands: [{ name: 'go', description: 'Go.', parameters: [] }],
}
const program =
  '#!/bin/sh\necho "${LOGIN:-none} ${DB_PASSWORD:-none} ${WORD:-none} ${MCP_API_KEY:-none} ${OWN:-none}"\n'
const plugins = {
  nothing: {},
  names: { env: ['DB_PASSWORD'] },
  values: { env: { LOGIN: 'me:${DB_PASSWORD}', OWN: '${MCP_API_KEY}', WORD: '${WORD} ${GONE}' } },
}
const password = 'of the database'

describe('.env', () => {
  let cwd: string
  before(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await writeFile(
      join(cwd, '.env'),
      `DB_PASSWORD="${password}"\nWORD='no secret by its name'\nMCP_API_KEY=the-key-of-smcp\n`,
    )
    for (const [name, manifest] of Object.entries(plugins)) {
      await mkdir(join(cwd, 'plugins', name), { recursive: true })
      await writeFile(join(cwd, 'plugins', name, 'cli.sh'), program, { mode: 0o755 })
      await writeFile(
        join(cwd, 'plugins', name, 'smcp.json'),
        JSON.stringify({ describe: describe2, ...manifest }),
      )
    }
  })

  /** What each plugin says, and the log. */
  const said = async (env: Record<string, string>) => {
    const logFile = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'smcp.log')
    const server = await startSmcp([], {
      cwd,
      env: { MCP_DISABLE_FILE_LOG: '', MCP_LOG_FILE: logFile, ...env },
    })
    const client = await doors['SSE, SDK v1']!(server.url)
    const texts: Record<string, string> = {}
    for (const name of Object.keys(plugins)) texts[name] = (await client.call(`${name}__go`)).text
    await client.close()
    await server.stop()
    return { texts, log: await readFile(logFile, 'utf8') }
  }

  it('reaches a program only by ${VAR} in a value of its manifest, and no key of smcp does', async () => {
    const { texts } = await said({ SMCP_REDACT: 'no' })
    expect(texts).to.deep.equal({
      nothing: 'none none none none none',
      names: 'none none none none none',
      values: `me:${password} none no secret by its name  none none`,
    })
  })

  it('shows in no output and no log what a program was given of it', async () => {
    const { texts, log } = await said({ MCP_LOG_LEVEL: 'debug' })
    expect(texts.values).to.equal('me:[secret DB_PASSWORD] none [secret WORD]  none none')
    expect(log)
      .to.contain('plugin values')
      .and.not.match(/of the database|no secret by its name|the-key/)
  })

  it('is told of where a variable is nowhere set', async () => {
    const { log } = await said({})
    expect(log).to.match(/WARN: plugin values: env: \$\{GONE\} is empty, because GONE is not set; set it in/)
    expect(log).to.match(/WARN: plugin names: env: DB_PASSWORD is left out, because it is only in \.env/)
    const { stderr } = await execa(process.execPath, [`${repository}bin/run.js`, 'tools', 'list'], {
      cwd,
      env: testEnvironment(),
      extendEnv: false,
    })
    expect(stderr.replaceAll(/\s+/g, ' ')).to.include('${GONE} is empty, because GONE is not set')
  })
})
