import { expect } from 'chai'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { readConfig } from '../../src/config.js'
import { ConfigError } from '../../src/errors.js'
import { openLog, type Log } from '../../src/logging.js'
import { until } from '../support/processes.js'

const quiet = (): NodeJS.WriteStream => new PassThrough().resume() as unknown as NodeJS.WriteStream
const tempDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'smcp-test-'))
const open = (environment: Record<string, string>): Log => openLog(readConfig({}, environment), quiet())

describe('openLog', () => {
  it('writes JSON lines to the file that was named, relative to MCP_LOG_DIR', async () => {
    const dir = await tempDir()
    const log = open({ MCP_LOG_DIR: dir, MCP_LOG_FILE: 'own.log', MCP_LOG_JSON: 'true' })
    log.logger.info({ tool: 'x' }, 'hello')
    await log.close()
    expect(JSON.parse(await readFile(join(dir, 'own.log'), 'utf8'))).to.deep.include({
      tool: 'x',
      msg: 'hello',
    })
  })

  it('lets no text forge a line or steer a terminal', async () => {
    const dir = await tempDir()
    const log = open({ MCP_LOG_DIR: dir })
    log.logger.info('one\nERROR two \u001b[31m')
    await log.close()
    const text = await readFile(join(dir, 'mcp.log'), 'utf8')
    expect(text.trimEnd().split('\n')).to.have.length(1)
    expect(text).to.contain('one\\xaERROR two \\x1b[31m')
  })

  it('writes no file where that is switched off', async () => {
    const dir = await tempDir()
    await open({ MCP_LOG_DIR: dir, MCP_DISABLE_FILE_LOG: 'true' }).close()
    expect(await readdir(dir)).to.deep.equal([])
  })

  it('begins a new file at the size that is set, and keeps so many of the old ones', async () => {
    const dir = await tempDir()
    const log = open({ MCP_LOG_DIR: dir, MCP_LOG_MAX_BYTES: '1000', MCP_LOG_BACKUP_COUNT: '2' })
    const written = async (text: string): Promise<void> => {
      log.logger.info(text)
      await until(() => readdirSync(dir).some((name) => readFileSync(join(dir, name), 'utf8').includes(text)))
    }
    for (let line = 0; line < 40; line += 1) await written(`line ${line}. ${'x'.repeat(100)}`)
    await log.close()
    expect((await readdir(dir)).sort()).to.deep.equal(['mcp.log', 'mcp.log.1', 'mcp.log.2'])
    const lines = [2, 1, 0].flatMap((index) =>
      [
        ...readFileSync(join(dir, index === 0 ? 'mcp.log' : `mcp.log.${index}`), 'utf8').matchAll(
          /line (\d+)/g,
        ),
      ].map(([, number]) => Number(number)),
    )
    expect(lines).to.deep.equal(Array.from({ length: lines.length }, (_, index) => 40 - lines.length + index))
    expect(lines.length).to.be.greaterThan(15)
  })

  it('refuses a named file below a folder that can not be made', () => {
    expect(() => open({ MCP_LOG_FILE: '/proc/none/x.log' })).to.throw(ConfigError, 'cannot be written')
  })

  it('refuses a named file that cannot be written, and goes on without the default one', async () => {
    const file = join(await tempDir(), 'x')
    await open({ MCP_LOG_DIR: file.replace(/x$/, ''), MCP_LOG_FILE: 'x' }).close()
    expect(() => open({ MCP_LOG_DIR: file, MCP_LOG_FILE: 'y.log' })).to.throw(
      ConfigError,
      'cannot be written',
    )
    await open({ MCP_LOG_DIR: file }).close()
  })
})
