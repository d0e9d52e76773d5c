import { expect } from 'chai'
import { execa } from 'execa'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { readConfig } from '../../src/config.js'
import { ConfigError } from '../../src/errors.js'
import { openLog, type Logger } from '../../src/logging.js'

const quiet = (): NodeJS.WriteStream => new PassThrough().resume() as unknown as NodeJS.WriteStream
const tempDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'smcp-test-'))
const open = (environment: Record<string, string>, console = quiet()): Logger =>
  openLog(readConfig({}, environment), console)
/** Logs, and waits until that is written. */
const write = async (environment: Record<string, string>, log: (logger: Logger) => void): Promise<void> => {
  const console = quiet()
  const written = once(console, 'data')
  log(open(environment, console))
  await written
}

describe('openLog', () => {
  it('writes JSON lines to the file that was named, relative to MCP_LOG_DIR', async () => {
    const dir = await tempDir()
    const settings = { MCP_LOG_DIR: dir, MCP_LOG_FILE: 'own.log', MCP_LOG_JSON: 'true' }
    await write(settings, (log) => {
      log.info({ tool: 'x' }, 'hello')
    })
    expect(JSON.parse(await readFile(join(dir, 'own.log'), 'utf8'))).to.deep.include({
      tool: 'x',
      msg: 'hello',
    })
  })

  it('lets no text forge a line or steer a terminal', async () => {
    const dir = await tempDir()
    await write({ MCP_LOG_DIR: dir }, (log) => {
      log.info('one\nERROR two \u001b[31m')
    })
    const text = await readFile(join(dir, 'mcp.log'), 'utf8')
    expect(text.trimEnd().split('\n')).to.have.length(1)
    expect(text).to.contain('one\\xaERROR two \\x1b[31m')
  })

  it('tells the time of this place, to the millisecond', async () => {
    const dir = await tempDir()
    const before = Date.now()
    await write({ MCP_LOG_DIR: dir }, (log) => {
      log.info('hello')
    })
    const [, time = ''] = /^\[(.*)\] INFO: hello$/m.exec(await readFile(join(dir, 'mcp.log'), 'utf8')) ?? []
    expect(time).to.match(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/)
    expect(new Date(time).getTime()).to.be.within(before, Date.now())
  })

  it('writes a warning at once, behind what came before it', async () => {
    const dir = await tempDir()
    const log = open({ MCP_LOG_DIR: dir })
    log.info('first')
    log.warn('second')
    expect(await readFile(join(dir, 'mcp.log'), 'utf8')).to.match(/first\n.*second\n$/)
  })

  it('writes what there is when it is told to', async () => {
    const dir = await tempDir()
    const log = open({ MCP_LOG_DIR: dir })
    log.info('first')
    log.flush()
    expect(await readFile(join(dir, 'mcp.log'), 'utf8')).to.match(/first\n$/)
  })

  for (const end of ['process.exit()', 'throw new Error("an end")'])
    it(`loses no line by ${end}`, async () => {
      const dir = await tempDir()
      const program = `
        const { openLog } = await import(${JSON.stringify(import.meta.resolve('../../src/logging.ts'))})
        const { readConfig } = await import(${JSON.stringify(import.meta.resolve('../../src/config.ts'))})
        openLog(readConfig({}, { MCP_LOG_DIR: ${JSON.stringify(dir)} }), process.stdout).info('last words')
        ${end}`
      const { stdout } = await execa(
        process.execPath,
        ['--import=tsx', '--input-type=module', '-e', program],
        {
          reject: false,
        },
      )
      expect(stdout).to.contain('last words')
      expect(await readFile(join(dir, 'mcp.log'), 'utf8')).to.contain('last words')
    })

  it('writes no file where that is switched off', async () => {
    const dir = await tempDir()
    await write({ MCP_LOG_DIR: dir, MCP_DISABLE_FILE_LOG: 'true' }, (log) => {
      log.info('hello')
    })
    expect(await readdir(dir)).to.deep.equal([])
  })

  it('begins a new file at the size that is set, and keeps so many of the old ones', async () => {
    const dir = await tempDir()
    const console = quiet()
    const log = open({ MCP_LOG_DIR: dir, MCP_LOG_MAX_BYTES: '1000', MCP_LOG_BACKUP_COUNT: '2' }, console)
    for (let line = 0; line < 40; line += 1) {
      log.info(`line ${line}. ${'x'.repeat(100)}`)
      await once(console, 'data')
    }
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

  it('begins a new file every day where that is set', async () => {
    const dir = await tempDir()
    const file = join(dir, 'mcp.log')
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000)
    const console = quiet()
    const log = open({ MCP_LOG_DIR: dir, MCP_LOG_ROTATION: 'time' }, console)
    log.info('of yesterday')
    await once(console, 'data')
    await utimes(file, yesterday, yesterday)
    log.info('of today')
    log.info('also of today')
    await once(console, 'data')
    expect((await readdir(dir)).sort()).to.deep.equal(['mcp.log', 'mcp.log.1'])
    expect(await readFile(file, 'utf8')).to.match(/of today\n.*also of today/)
    expect(await readFile(`${file}.1`, 'utf8')).to.contain('of yesterday')
  })

  it('refuses a named file below a folder that can not be made', () => {
    expect(() => open({ MCP_LOG_FILE: '/proc/none/x.log' })).to.throw(ConfigError, 'cannot be written')
  })

  it('refuses a named file that cannot be written, and goes on without the default one', async () => {
    const file = join(await tempDir(), 'x')
    open({ MCP_LOG_DIR: file.replace(/x$/, ''), MCP_LOG_FILE: 'x' })
    expect(() => open({ MCP_LOG_DIR: file, MCP_LOG_FILE: 'y.log' })).to.throw(
      ConfigError,
      'cannot be written',
    )
    open({ MCP_LOG_DIR: file }).info('hello')
  })
})
