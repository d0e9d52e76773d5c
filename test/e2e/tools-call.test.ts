import { expect } from 'chai'
import { execa } from 'execa'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pidFile, readPids, until, untilGone } from '../support/processes.js'
import { fixturePlugins } from '../support/serve-plugins.js'
import { repository, testEnvironment } from '../support/start-smcp.js'
import { openTerminal } from '../support/terminal.js'

const garden = ['--include', 'garden__*', '--plugins-dir', fixturePlugins]
const call = (...args: string[]) => smcp('tools', 'call', ...args, ...garden)
const smcp = (...args: string[]) =>
  execa(process.execPath, [`${repository}bin/run.js`, ...args], {
    reject: false,
    stdin: 'ignore',
    env: testEnvironment(),
    extendEnv: false,
  })

describe('smcp tools call', () => {
  it('shows what the program writes to stderr, and keeps stdout to the result', async () => {
    const { stdout, stderr } = await call('garden__plant', 'plants=rose')
    expect([stdout, stderr]).to.deep.equal(['["--plants","rose"]', 'planting'])
    const asJson = await call('garden__plant', 'plants=rose', '--json')
    expect(JSON.parse(asJson.stdout)).to.have.property('content')
    expect(asJson.stderr).to.equal('planting')
  })

  it('says with --verbose how the program ran, also of one that fails', async () => {
    const line = /^cold: \d+(\.\d)? ms in the queue, \d+(\.\d)? ms to start, \d+(\.\d)? ms to its end$/m
    const { stdout, stderr } = await call('garden__plant', 'plants=rose', '--verbose')
    expect(stdout).to.equal('["--plants","rose"]')
    expect(stderr)
      .to.match(/^planting\ncold: /)
      .and.match(line)
    const failed = await call('garden__wither', '--json', '--verbose')
    expect(failed.stderr).to.match(line)
    const { ran, isError } = JSON.parse(failed.stdout) as { ran: Record<string, unknown>; isError: boolean }
    expect([isError, ran.how]).to.deep.equal([true, 'cold'])
    expect(ran).to.include.keys('queueMs', 'startMs', 'runMs')
  })

  it('shows a result that is on stderr alone once at a terminal, and on stdout where that is another place', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(dir, 'dry'))
    await writeFile(join(dir, 'dry/cli.sh'), '#!/bin/sh\necho would plant >&2\n')
    const args = ['tools', 'call', 'dry__run', '--plugins-dir', dir]
    const terminal = openTerminal(args)
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(terminal.text()).to.match(/would plant\s+\(The result is what it wrote to stderr\.\)\s*$/)
    expect(terminal.text().split('would plant')).to.have.length(2)
    const elsewhere = await smcp(...args)
    expect(elsewhere.stdout).to.equal('would plant')
    expect(elsewhere.stderr).to.match(/^would plant$/m)
  })

  it('shows it while the program runs', async () => {
    const file = await pidFile()
    const args = ['tools', 'call', 'garden__grow', `until=${file}`, ...garden]
    const child = spawn(process.execPath, [`${repository}bin/run.js`, ...args], { env: testEnvironment() })
    let shown = ''
    let printed = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (shown += text))
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
    await until(() => shown.includes('growing'))
    expect(printed).to.equal('')
    await writeFile(file, '')
    await once(child, 'close')
    expect(printed).to.equal('grown\n')
  })

  it('tells a failure once, after what the program wrote to stderr', async () => {
    const { stdout, stderr, exitCode } = await call('garden__wither')
    expect([exitCode, stdout]).to.deep.equal([1, ''])
    expect(stderr).to.equal('too dry\nError: garden__wither failed with exit code 3\nnothing left')
    const faded = await call('garden__fade')
    expect(faded.stderr).to.equal('failed\nError: garden__fade failed with exit code 3')
    const asJson = await call('garden__wither', '--json')
    expect(asJson.stdout).to.contain('too dry').and.contain('nothing left')
  })

  for (const [words, expected] of [
    [
      ['plants=rose', 'plants=oak,elm'],
      ['--plants', 'rose', '--plants', 'oak,elm'],
    ],
    [['plants=rose,oak'], ['--plants', 'rose', '--plants', 'oak']],
    [['plants=rose'], ['--plants', 'rose']],
    [['plants:=["oak,elm"]'], ['--plants', 'oak,elm']],
    [['plants=["rose","oak"]'], ['--plants', 'rose', '--plants', 'oak']],
    [
      ['plants=rose', 'rows=1,2'],
      ['--plants', 'rose', '--rows', '1', '--rows', '2'],
    ],
    [
      ['plants=rose', 'name=a,b'],
      ['--plants', 'rose', '--name', 'a,b'],
    ],
    [
      ['plants=rose', 'beds=[{"x":1}]'],
      ['--plants', 'rose', '--beds', '[{"x":1}]'],
    ],
  ] as const) {
    it(`takes a list as ${words.join(' ')}`, async () => {
      const { stdout, stderr } = await call('garden__plant', ...words)
      expect(JSON.parse(stdout || `"${stderr}"`)).to.deep.equal(expected)
    })
  }

  it('refuses a second value for what is no list', async () => {
    const { stderr, exitCode } = await call('garden__plant', 'plants=rose', 'name=a', 'name=b')
    expect(exitCode).to.equal(1)
    expect(stderr).to.contain('name').and.not.contain('planting')
  })

  it('shows the signature where an argument is missing or wrong', async () => {
    const signature = 'garden__plant(plants: string[], rows?: integer[], beds?: object[], name?: string)'
    for (const words of [[], ['plants=rose', 'rows=many'], ['flowers=rose']]) {
      const { stderr, exitCode } = await call('garden__plant', ...words)
      expect(exitCode).to.equal(1)
      expect(stderr.split('\n').at(-1)).to.equal(signature)
    }
  })

  it('tells a timeout in seconds, as it was given', async () => {
    const { stderr, exitCode } = await call('garden__grow', 'until=/nowhere', '--plugin-timeout', '0.5')
    expect(exitCode).to.equal(124)
    expect(stderr).to.contain('garden__grow took longer than 0.5 s and was stopped')
  })

  it('ends the program when the terminal is closed', async () => {
    const file = await pidFile()
    const args = ['slow__wait', `pids=${file}`, '--plugins-dir', fixturePlugins]
    const terminal = openTerminal(['tools', 'call', ...args, '--include', 'slow__*'])
    const pids = await readPids(file)
    terminal.close()
    expect(await terminal.exitCode).to.equal(130)
    await untilGone(pids)
  })
})

describe('smcp tools call with a file or stdin', () => {
  const echo = async (words: readonly string[], input?: string) => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await writeFile(join(dir, 'letter.txt'), 'Dear Ada, \u{1f339}\n')
    await writeFile(join(dir, 'all.json'), '{"text": "from a file"}')
    await writeFile(join(dir, 'words.json'), 'not JSON')
    const { stdout, stderr, exitCode } = await execa(
      process.execPath,
      [`${repository}bin/run.js`, 'tools', 'call', 'echo__argv', ...words, '--plugins-dir', fixturePlugins],
      { cwd: dir, reject: false, input: input ?? '', env: testEnvironment(), extendEnv: false },
    )
    const said = exitCode === 0 ? (JSON.parse(stdout) as string[])[2]! : stderr
    return { said, exitCode }
  }
  const read: [words: string[], input: string | undefined, said: string][] = [
    [['text=@letter.txt'], undefined, 'Dear Ada, \u{1f339}\n'],
    [['text=-'], 'from a pipe\n', 'from a pipe\n'],
    [['text:=-'], '"JSON from a pipe"', 'JSON from a pipe'],
    [['@all.json'], undefined, 'from a file'],
    [['-'], '{"text": "all from a pipe"}', 'all from a pipe'],
    [['text=@@ada'], undefined, '@ada'],
  ]
  for (const [words, input, said] of read)
    it(`takes ${words.join(' ')}`, async () => {
      expect(await echo(words, input)).to.deep.equal({ said, exitCode: 0 })
    })

  const refused: [words: string[], said: RegExp][] = [
    [['text=@away.txt'], /text=@away.txt: the file can't be read: ENOENT[^]*text=@@away.txt/],
    [['@words.json'], /@words.json is not JSON/],
    [['text=-', '-'], /- asks for stdin, which text=- has read already/],
    [['-'], /- is not JSON/],
  ]
  for (const [words, said] of refused)
    it(`refuses ${words.join(' ')}`, async () => {
      const answer = await echo(words)
      expect(answer.exitCode).to.equal(1)
      expect(answer.said).to.match(said)
    })

  it('does not wait for stdin where that is a terminal', async () => {
    const terminal = openTerminal(['tools', 'call', 'echo__argv', 'text=-', '--plugins-dir', fixturePlugins])
    expect(await terminal.exitCode).to.equal(1)
    expect(terminal.text()).to.contain('text=- asks for stdin, which is a terminal here')
  })
})

describe('smcp tools call, among other plugins', () => {
  /** Plugins that note it when they are asked; the tool of `other` has no name of a plugin before it. */
  async function makePlugins(): Promise<{ dir: string; asked: () => string[] }> {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    for (const [name, contract] of [
      ['named', { commands: [{ name: 'go' }] }],
      ['other', { plugin: { prefix: 'free_' }, commands: [{ name: 'go' }] }],
      ['third', { commands: [{ name: 'go' }] }],
    ] as const) {
      await mkdir(join(dir, name))
      await writeFile(
        join(dir, name, 'cli.sh'),
        `#!/bin/sh\nif [ "$1" = --describe ]; then echo ${name} >> ${dir}.log; echo '${JSON.stringify(contract)}'; else echo called; fi\n`,
      )
    }
    const asked = (): string[] => {
      const lines = existsSync(`${dir}.log`) ? readFileSync(`${dir}.log`, 'utf8').trim().split('\n') : []
      rmSync(`${dir}.log`, { force: true })
      return lines.sort()
    }
    return { dir, asked }
  }
  const smcp = (dir: string, ...args: string[]) =>
    execa(process.execPath, [`${repository}bin/run.js`, 'tools', ...args, '--plugins-dir', dir], {
      reject: false,
      stdin: 'ignore',
      env: testEnvironment({ XDG_CACHE_HOME: `${dir}.cache`, SMCP_ASK_SANDBOX: 'never' }),
      extendEnv: false,
    })

  it('asks only the plugin whose name the tool begins with', async () => {
    const { dir, asked } = await makePlugins()
    expect((await smcp(dir, 'call', 'named__go')).stdout).to.equal('called')
    expect(asked()).to.deep.equal(['named'])
    expect((await smcp(dir, 'call', 'third.go')).stdout).to.equal('called')
    expect(asked()).to.deep.equal(['third'])
  })

  it('finds a tool with another prefix by asking the others, and then knows it', async () => {
    const { dir, asked } = await makePlugins()
    expect((await smcp(dir, 'call', 'free_go')).stdout).to.equal('called')
    expect(asked()).to.deep.equal(['named', 'other', 'third'])
    await smcp(dir, 'call', 'free_go', '--no-cache')
    expect(asked()).to.deep.equal(['named', 'other', 'third'])
    expect((await smcp(dir, 'call', 'free_go')).stdout).to.equal('called')
    expect(asked()).to.deep.equal([])
  })

  it('says what is wrong with a name, and with the one plugin, as if all had been asked', async () => {
    const { dir, asked } = await makePlugins()
    expect((await smcp(dir, 'call', 'named__og')).stderr).to.contain('Did you mean named__go?')
    expect((await smcp(dir, 'call', 'free_og')).stderr).to.contain('Did you mean free_go?')
    asked()
    await writeFile(join(dir, 'named', 'cli.sh'), '#!/bin/sh\n[ "$1" = --describe ] && echo "{"\n')
    expect((await smcp(dir, 'call', 'named__go')).stderr).to.contain('the plugin named is broken')
    expect(asked()).to.deep.equal([])
  })

  it('is like a list of one plugin, which asks no other', async () => {
    const { dir, asked } = await makePlugins()
    expect((await smcp(dir, 'list', '--plugin', 'third')).stdout).to.contain('third__go()')
    expect(asked()).to.deep.equal(['third'])
    expect((await smcp(dir, 'list', '--plugin', 'fourth')).stderr).to.contain('named, other, third')
    expect(asked()).to.deep.equal([])
  })
})
