import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { readConfigFiles } from '../../src/config-files.js'
import { ConfigError } from '../../src/errors.js'

describe('readConfigFiles', () => {
  let folder: string
  let home: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    home = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
  const ofUser = (): string => join(home, 'smcp', 'config.yaml')
  const read = (environment: Record<string, string> = { XDG_CONFIG_HOME: home }) =>
    readConfigFiles(environment, folder)
  const portBy = (flags = {}, more: Record<string, string> = {}): number => {
    const environment = { XDG_CONFIG_HOME: home, ...more }
    return readConfig(flags, environment, readConfigFiles(environment, folder)).port
  }

  it('has each source come before the next', async () => {
    await write(ofUser(), 'port: 1005')
    expect(portBy()).to.equal(1005)
    await write(join(folder, 'smcp.config.json'), '{"port": 1004}')
    expect(portBy()).to.equal(1004)
    await write(join(folder, '.env'), 'MCP_PORT=1003')
    expect(portBy()).to.equal(1003)
    expect(portBy({}, { MCP_PORT: '1002' })).to.equal(1002)
    expect(portBy({ port: '1001' }, { MCP_PORT: '1002' })).to.equal(1001)
    // What is switched off in one place holds in the next.
    expect(portBy({}, { MCP_PORT: '' })).to.equal(1003)
  })

  it("finds the user's file below HOME, too, and none where there is no home", async () => {
    await write(ofUser(), 'port: 1005')
    await mkdir(join(folder, 'me'))
    await rename(home, join(folder, 'me', '.config'))
    expect(read({ HOME: join(folder, 'me') }).files).to.have.length(1)
    expect(read({}).files).to.deep.equal([])
  })

  it('reads .env as shells write it', async () => {
    await write(
      join(folder, '.env'),
      '\uFEFFFIRST=1\r\n# none\nexport A="x # y"\nB=\'z\' # why\nC=\nOTHER_NAME=v\n',
    )
    expect(read().dotEnv).to.deep.equal({ FIRST: '1', A: 'x # y', B: 'z', C: '', OTHER_NAME: 'v' })
  })

  it('leaves to the system what it or a shell sets', async () => {
    await write(join(folder, '.env'), 'VIRTUAL_ENV=/v\nXDG_CACHE_HOME=/c')
    const { virtualEnv, cacheDir } = readConfig({}, {}, read())
    expect([virtualEnv, cacheDir.startsWith('/c')]).to.deep.equal([undefined, false])
    await write(join(folder, 'smcp.config.json'), '{"virtual-env": "/v"}')
    expect(() => read()).to.throw(ConfigError, 'there is no setting "virtual-env"')
  })

  it('refuses what is misspelled, there twice, or no file', async () => {
    await write(join(folder, '.env'), 'SMCP_CONCURENCY=1')
    expect(() => read()).to.throw(
      ConfigError,
      '.env: there is no setting SMCP_CONCURENCY; did you mean SMCP_CONCURRENCY?',
    )
    await write(join(folder, '.env'), '')
    await write(join(folder, 'smcp.config.json'), '{}')
    await write(join(folder, 'smcp.config.yml'), '')
    expect(() => read()).to.throw(
      ConfigError,
      /smcp\.config\.json and .*smcp\.config\.yml; keep one of them$/,
    )
  })

  it('passes over a folder, and waits for no FIFO', async () => {
    await mkdir(join(folder, '.env', 'bin'), { recursive: true })
    expect(read().dotEnv).to.deep.equal({})
    await execa('mkfifo', [join(folder, 'smcp.config.json')])
    expect(() => read()).to.throw(ConfigError, 'smcp.config.json cannot be read: it is no regular file')
  })
})
