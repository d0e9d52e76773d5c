import { expect } from 'chai'
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFolders } from '../../../../src/cli/doctor/check-folders.js'
import { readConfig } from '../../../../src/config.js'

describe('checkFolders', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })
  const check = (environment: Record<string, string>) =>
    checkFolders(
      readConfig(
        {},
        {
          XDG_CACHE_HOME: join(folder, 'cache'),
          XDG_STATE_HOME: join(folder, 'state'),
          MCP_LOG_DIR: folder,
          ...environment,
        },
        { dotEnv: {}, files: [] },
      ),
    )

  it('is content with folders that can be made, and makes none', async () => {
    expect(check({}).map(({ about, verdict, text }) => [about, verdict, text])).to.deep.equal([
      ['cache', 'ok', join(folder, 'cache', 'smcp')],
      ['state', 'ok', join(folder, 'state', 'smcp')],
      ['log', 'ok', join(folder, 'mcp.log')],
    ])
    expect(await readdir(folder)).to.deep.equal([])
  })

  it('says what is in the way', async () => {
    await writeFile(join(folder, 'cache'), 'a file')
    await mkdir(join(folder, 'mcp.log'))
    const [cache, , log] = check({})
    expect(cache).to.deep.include({
      verdict: 'warning',
      cure: 'Change its permissions, or set XDG_CACHE_HOME to another folder.',
    })
    expect(cache?.text).to.include(
      `as ${join(folder, 'cache')} is no folder: every start asks all programs anew`,
    )
    expect(log).to.deep.include({ verdict: 'warning' })
    expect(log?.text).to.include('as it is not a file')
  })

  it('takes a log that was named for demanded, and none for what it is', async () => {
    await writeFile(join(folder, 'x'), '')
    expect(check({ MCP_LOG_FILE: 'x/smcp.log' })[2]?.verdict).to.equal('problem')
    expect(check({ MCP_LOG_FILE: 'x/smcp.log', MCP_DISABLE_FILE_LOG: '1' })[2]?.verdict).to.equal('ok')
  })
})
