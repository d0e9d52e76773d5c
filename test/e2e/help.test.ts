import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, relative } from 'node:path'
import { repository, testEnvironment } from '../support/start-smcp.js'

const emptyDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'smcp-test-'))

/** Runs a program of PATH, on which smcp is as after a global install. */
async function run(file: string, args: readonly string[], cwd = repository) {
  globalBin ??= await linkedAs('smcp')
  const env = testEnvironment({ PATH: [globalBin, process.env.PATH].join(delimiter) })
  return await execa(file, args, { cwd, env, extendEnv: false, reject: false, stdin: 'ignore' })
}
let globalBin: string | undefined

const smcp = (...args: string[]) => run('smcp', args)

/** A folder in which the program has this name. */
async function linkedAs(name: string): Promise<string> {
  const dir = await emptyDir()
  await mkdir(dirname(join(dir, name)), { recursive: true })
  await symlink(`${repository}bin/run.js`, join(dir, name))
  return dir
}

describe('the help of smcp', () => {
  for (const words of [[], ['help'], ['-h'], ['--help']]) {
    it(`lists the commands: smcp ${words.join(' ')}`, async () => {
      const { stdout, stderr, exitCode } = await smcp(...words)
      expect([exitCode, stderr]).to.deep.equal([0, ''])
      expect(stdout)
        .to.match(/^ {2}help +\w/m)
        .and.match(/^ {2}serve +\w/m)
      expect(stdout)
        .to.match(/^ {2}plugin +\w/m)
        .and.match(/^ {2}tools +\w/m)
    })
  }

  for (const words of [
    ['help', 'tools', 'call'],
    ['tools', 'call', '-h'],
    ['tools', 'call', '--help'],
  ]) {
    it(`explains one command: smcp ${words.join(' ')}`, async () => {
      const { stdout, exitCode } = await smcp(...words)
      expect(exitCode).to.equal(0)
      expect(stdout).to.match(/tools call TOOL \[key=value\b/)
    })
  }

  it('explains one topic', async () => {
    const { stdout } = await smcp('help', 'plugin')
    expect(stdout).to.contain('plugin new').and.contain('plugin test')
  })

  it('shows what holds where a flag is not given', async () => {
    const { stdout } = await smcp('help', 'serve')
    const words = stdout.replaceAll(/\s+/g, ' ')
    expect(words).to.contain('Port to listen on; 0 takes a free one. [default: 8000, env: MCP_PORT]')
    expect(words).to.contain('when the server stops. [default: 5, env: SMCP_DRAIN_TIMEOUT]')
    expect(words).to.contain('[default: ./plugins, else the bundled ones, env: MCP_PLUGINS_DIR]')
  })

  it('offers a command only the flags that it uses', async () => {
    const flagsOf = async (...words: string[]): Promise<string[]> =>
      [...(await smcp('help', ...words)).stdout.matchAll(/^(?:.{6}| {2})(--[a-z-]+)/gm)].map(
        ([, flag]) => flag!,
      )
    expect(await flagsOf('plugin', 'new')).to.have.members([
      ...['--yes', '--command', '--description', '--language', '--plugins-dir', '--json'],
      ...['--wrap', '--commands', '--all'],
    ])
    expect(await flagsOf('plugin', 'test')).not.to.include('--no-cache')
    expect(await flagsOf('tools', 'list')).to.include.members(['--include', '--no-cache', '--tool-name-max'])
  })
})

describe('wrong usage', () => {
  const cases: [words: string[], message: string, hint?: string][] = [
    [['serve', '--prot', '1'], 'smcp serve has no flag --prot; did you mean --port?'],
    [['serve', '--prot=1'], 'smcp serve has no flag --prot; did you mean --port?'],
    [
      ['plugin', 'new', 'x', '--include', 'y'],
      'smcp plugin new has no flag --include; smcp plugin new --help shows those it has',
    ],
    [
      ['tools', 'call', 'x__y', '--expression=2'],
      'smcp tools call has no flag --expression; smcp tools call --help shows those it has',
      'Arguments of a tool are written key=value.',
    ],
    [
      ['tools', 'call'],
      'smcp tools call needs TOOL: Name of the tool, plugin__command',
      'smcp tools call --help shows its usage.',
    ],
    [
      ['tools', 'list', '--source', 'x'],
      'Expected --source=x to be one of: contract, package, parser, help, manual, none',
      'smcp tools list --help shows its usage.',
    ],
    [['health', 'x', 'y'], 'smcp health takes no argument "x y"', 'smcp health --help shows its usage.'],
    [
      ['health', 'http://localhost:1'],
      'smcp health takes no argument "http://localhost:1"',
      'smcp health --help shows its usage.',
    ],
    [['srve'], 'smcp has no command "srve"', 'Did you mean smcp serve?'],
    [['tools', 'lst'], 'smcp has no command "tools lst"', 'Did you mean smcp tools list?'],
    [['help', 'srve'], 'smcp has no command "srve"', 'Did you mean smcp serve?'],
    [['srve', '--help'], 'smcp has no command "srve"', 'Did you mean smcp serve?'],
    [['xyzzy'], 'smcp has no command "xyzzy"', 'smcp help lists the commands.'],
  ]
  for (const [words, message, hint] of cases) {
    const error = { code: 'usage', message, ...(hint !== undefined && { hint }), retryable: false }

    it(`is one error and what to do next: smcp ${words.join(' ')}`, async () => {
      const { stdout, stderr, exitCode } = await smcp(...words)
      expect([exitCode, stdout]).to.deep.equal([2, ''])
      expect(stderr).to.equal([`Error: ${message}`, hint].filter(Boolean).join('\n'))
    })

    if (words[0] === 'help') continue
    it(`is JSON with --json: smcp ${words.join(' ')}`, async () => {
      const { stdout, stderr, exitCode } = await smcp(...words, '--json')
      expect([exitCode, stderr]).to.deep.equal([2, ''])
      expect(JSON.parse(stdout)).to.deep.equal({ error })
    })
  }
})

describe('the commands that smcp tells people to type', () => {
  const hintOf = async (file: string, args: string[], cwd?: string): Promise<string> =>
    (await run(file, [...args, 'srve'], cwd)).stderr.split('\n')[1]!

  it('begin with smcp where it is on PATH', async () => {
    expect(await hintOf('smcp', [])).to.equal('Did you mean smcp serve?')
  })

  it('begin with npx smcp where npx started it, or a script of npm', async () => {
    const project = await linkedAs('node_modules/.bin/smcp')
    expect(await hintOf('npx', ['smcp'], project)).to.equal('Did you mean npx smcp serve?')
    expect(await hintOf('npm', ['--silent', 'exec', '--', 'smcp'], project)).to.equal(
      'Did you mean npx smcp serve?',
    )
    expect((await run('npm', ['--silent', 'start', '--', '--xyz'])).stderr).to.contain(
      'npx smcp serve --help',
    )
    expect(await hintOf('npm', ['--silent', 'start', '--'])).to.equal(
      'npx smcp serve --help shows its usage.',
    )
  })

  it('find the plugin that was made in a folder that was named', async () => {
    const cwd = await emptyDir()
    const dir = join(cwd, 'my plugins')
    const { stdout } = await run('smcp', ['plugin', 'new', 'mine', '--yes', '--plugins-dir', dir], cwd)
    const [, test, call] = /Next:\n\n {2}(.+)\n {2}(.+)\n/.exec(stdout)!
    expect((await run('sh', ['-c', test!], cwd)).stdout).to.contain('mine: 1 tool, no problems')
    expect((await run('sh', ['-c', call!], cwd)).stdout).to.contain('Hello, Ada!')
  })

  it('begin with what was typed otherwise', async () => {
    expect((await run('node', ['bin/run.js', 'help', 'serve'])).stdout).to.contain('$ node bin/run.js serve')
    expect(await hintOf('node', ['bin/run.js'])).to.equal('Did you mean node bin/run.js serve?')
    const elsewhere = await linkedAs('my-smcp')
    expect(await hintOf('./my-smcp', [], elsewhere)).to.equal('Did you mean ./my-smcp serve?')
    expect(await hintOf('node', [relative(elsewhere, `${repository}bin/run.js`)], elsewhere)).to.equal(
      `Did you mean node ${repository}bin/run.js serve?`,
    )
  })
})
