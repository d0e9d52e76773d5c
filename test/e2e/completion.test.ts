import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { skipWithout } from '../support/skip-without.js'
import { repository, testEnvironment } from '../support/start-smcp.js'
import { openTerminal } from '../support/terminal.js'

describe('smcp completion', () => {
  let dir: string
  let env: NodeJS.ProcessEnv
  const run = (file: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
    execa(file, args, {
      cwd: dir,
      env: { ...env, ...more },
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    })

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(dir, 'plugins/garden'), { recursive: true })
    await mkdir(join(dir, 'my plugins/rake'), { recursive: true })
    await mkdir(join(dir, 'bin'))
    await symlink(`${repository}bin/run.js`, join(dir, 'bin/smcp'))
    const parameters = [
      { name: 'kind', type: 'string', enum: ['rose', 'oak'], description: 'Which.' },
      { name: 'wet', type: 'boolean' },
    ]
    const described = JSON.stringify({ commands: [{ name: 'plant', description: 'Plant.', parameters }] })
    await writeFile(
      join(dir, 'plugins/garden/cli.sh'),
      `#!/bin/sh\necho ran >> ${dir}/log\n[ "$1" = --describe ] && echo '${described}'\n`,
    )
    await mkdir(join(dir, 'plugins/shop'))
    await writeFile(join(dir, 'plugins/shop/cli.sh'), `#!/bin/sh\necho ran >> ${dir}/log\n`)
    const paint = { name: 'paint', type: 'string', enum: ['dark red', 'dark blue', `it's "5 $"!`] }
    const buy = { name: 'buy', description: 'Buy.', parameters: [paint] }
    await writeFile(
      join(dir, 'plugins/shop/smcp.json'),
      JSON.stringify({ describe: { commands: [buy] }, commands: { buy: { name: 'order' } } }),
    )
    env = testEnvironment({
      PATH: [join(dir, 'bin'), process.env.PATH].join(delimiter),
      HOME: dir,
      XDG_CACHE_HOME: join(dir, 'cache'),
      SMCP_ASK_SANDBOX: 'never',
      TERM: 'dumb',
    })
    await run('smcp', ['tools', 'list'])
    await writeFile(join(dir, 'log'), '')
  })

  const complete = async (...words: string[]) => (await run('smcp', ['complete', '--', ...words])).stdout

  it('knows what smcp has found out, and runs no program', async () => {
    expect(await complete('tools', 'call', 'ga')).to.equal('garden__plant\tPlant.')
    expect(await complete('tools', 'call', 'garden__plant', '')).to.equal('kind=\tWhich.\nwet=\t')
    expect(await complete('plugin', 'test', 'garden', '--call', 'plant', 'w')).to.equal('wet=\t')
    const { stdout } = await run('cat', ['log'])
    expect(stdout).to.equal('')
  })

  it('knows the clients, the settings and the profiles', async () => {
    expect((await complete('connect', 'claude')).split('\n')).to.deep.equal([
      'claude-desktop\t',
      'claude-code\t',
    ])
    expect(await complete('config', 'plugins-')).to.equal('plugins-dir\t')
    const profiles = { desk: { mode: 'explicit', tools: [] } }
    await writeFile(join(dir, 'profiles.json'), JSON.stringify({ profiles }))
    const settings = { SMCP_PROFILES: join(dir, 'profiles.json') }
    const words = ['keys', 'add', 'me', '--profile', 'd']
    const { stdout } = await run('smcp', ['complete', '--', ...words], settings)
    expect(stdout).to.equal('desk\t')
  })

  it('knows what a manifest describes, as it is served', async () => {
    expect(await complete('tools', 'call', 'sh')).to.equal('shop__order\tBuy.')
    expect(await complete('plugin', 'test', 'shop', '--call', '')).to.equal('order\tBuy.')
    expect(await complete('tools', 'call', 'shop__order', 'paint=d')).to.equal(
      'paint=dark red\t\npaint=dark blue\t',
    )
    const { stdout } = await run('cat', ['log'])
    expect(stdout).to.equal('')
  })

  it('leaves out the tools that are not served', async () => {
    const file = join(dir, 'smcp.config.json')
    await writeFile(file, JSON.stringify({ exclude: ['gar*'] }))
    const found = await complete('tools', 'call', '')
    await rm(file)
    expect(found).to.equal('shop__order\tBuy.')
  })

  it('answers nothing where something is wrong', async () => {
    const { stdout, stderr, exitCode } = await run('smcp', [
      'complete',
      '--',
      '--plugins-dir',
      '/away',
      'x',
      '',
    ])
    expect([stdout, stderr, exitCode]).to.deep.equal(['', '', 0])
  })

  it('refuses a shell that it does not know', async () => {
    const { stderr, exitCode } = await run('smcp', ['completion', 'tcsh'])
    expect(exitCode).to.equal(2)
    expect(stderr).to.contain('bash')
  })

  const typed: [line: string, found: string[]][] = [
    ['smcp tools ca', ['call']],
    ['smcp tools call ga', ['garden__plant']],
    ['smcp tools call garden__plant k', ['kind=']],
    ['smcp plugin info ', ['garden', 'shop']],
    ['smcp tools list --sou', ['--source']],
    ['smcp plugin info --plugins-dir "my plugins" r', ['rake']],
    [String.raw`smcp plugin info --plugins-dir my\ plugins r`, ['rake']],
    ['smcp plugin info --plugins-dir="my plugins" r', ['rake']],
    ['smcp tools call shop__order --sandbox s', ['strict']],
    ['smcp tools list --plugin ga', ['garden']],
  ]
  /** A flag and its value in one word; what a shell replaces is the whole of it, but in bash what is behind the `=`. */
  const inOneWord: [line: string, flag: string, found: string[]][] = [
    ['smcp tools list --source=h', '--source=', ['help']],
    ['smcp serve --sandbox=', '--sandbox=', ['none', 'network', 'strict']],
    ['smcp tools list --plugin=ga', '--plugin=', ['garden']],
    ['smcp plugin test shop --call=', '--call=', ['order']],
  ]
  const wholeWords = inOneWord.map(([line, flag, found]): [string, string[]] => [
    line,
    found.map((value) => flag + value),
  ])

  it('is loaded by bash, which also divides words at their signs', async () => {
    const ask = async (line: string): Promise<string[]> => {
      const script = `eval "$(smcp completion bash)"; COMP_WORDS=(smcp) COMP_LINE=$1 COMP_POINT=\${#1}; _smcp_complete 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`
      return (await run('bash', ['-c', script, 'bash', line])).stdout.split('\n')
    }
    for (const [line, found] of typed) expect(await ask(line), line).to.deep.equal(found)
    for (const [line, , found] of inOneWord) expect(await ask(line), line).to.deep.equal(found)
    // bash replaces what is behind the sign.
    expect(await ask('smcp tools call garden__plant kind=')).to.deep.equal(['rose', 'oak'])
  })

  describe('at a terminal', () => {
    const last = `it's "5 $"!`
    /** What is typed, and the value that the shell then makes of it. */
    const everywhere: [keys: string, value: string][] = [
      ['paint=dark\\ r\t', 'dark red'],
      [`'paint=dark b\t`, 'dark blue'],
      ['paint=i\t', last],
      ['"b c" paint=dark\\ r\t', 'dark red'],
      ['paint="dark r\t', 'dark red'],
      ['paint="i\t', last],
      [`paint='i\t`, last],
    ]
    const inBash: typeof everywhere = [
      ['pa\tdark\\ r\t', 'dark red'],
      ['paint=d\tb\t', 'dark blue'],
      ['"b c" pa\t"dark r\t', 'dark red'],
    ]
    /** Completed like smcp, it shows the words that it is given. */
    const show = `show() { if [ "$1" = complete ]; then smcp "$@"; else printf '<%s>' "$@"; fi; }; PS1='read''y '`

    const compare = async (shell: string, args: string[], loading: string, all: typeof everywhere) => {
      const terminal = openTerminal(args, {
        program: [shell],
        cwd: dir,
        env: { ...(env as Record<string, string>), INPUTRC: '/dev/null', TERM: 'xterm' },
        columns: 200,
      })
      terminal.type(`${show}; ${loading}\r`)
      await terminal.shows('ready ')
      for (const [index, [keys, value]] of all.entries()) {
        terminal.type(`show tools call shop__order n=${index} ${keys}\r`)
        await terminal.shows(`<n=${index}>${keys.startsWith('"b c"') ? '<b c>' : ''}<paint=${value}>`)
      }
      const others = ['--sandbox=st\t', `--plugins-dir=${dir}/my\t`]
      for (const keys of others) terminal.type(`show serve ${keys}\r`)
      await terminal.shows(`<serve><--sandbox=strict>`)
      await terminal.shows(`<serve><--plugins-dir=${dir}/my plugins`)
      terminal.type('exit\r')
      expect(await terminal.exitCode).to.equal(0)
    }

    it('writes a value with spaces and signs so that bash reads it as one word', async () => {
      const loading = 'eval "$(smcp completion bash)"; complete -o default -F _smcp_complete show'
      await compare('bash', ['--norc', '-i'], loading, [...everywhere, ...inBash])
    })

    it('has zsh write it so, too', async function () {
      skipWithout(this, 'zsh')
      const loading = `autoload -Uz compinit; compinit -u -d ${dir}/zcompdump; eval "$(smcp completion zsh)"; compdef _smcp_complete show`
      await compare('zsh', ['-f', '-i'], loading, everywhere)
    })
  })

  it('is loaded by zsh', async function () {
    skipWithout(this, 'zsh')
    const script = `autoload -Uz compinit; compinit -u -d ${dir}/zcompdump; eval "$(smcp completion zsh)"
      _describe() { local -a all; all=("\${(@P)2}"); print -rl -- "\${(@)all%%:*}" }; _files() { print files }
      words=("\${(@z)1}"); [[ $1 == *' ' ]] && words+=(''); CURRENT=\${#words} PREFIX=\${words[-1]}; _smcp_complete; print -r -- "by $_comps[smcp]"`
    for (const [line, found] of [...typed, ...wholeWords]) {
      const { stdout, stderr } = await run('zsh', ['-f', '-c', script, 'zsh', line])
      expect(stdout.split('\n'), line + stderr).to.deep.equal([...found, 'by _smcp_complete'])
    }
  })

  it('is loaded by fish', async function () {
    skipWithout(this, 'fish')
    for (const [line, found] of [...typed, ...wholeWords]) {
      const script = 'smcp completion fish | source; complete -C $argv[1]'
      const { stdout } = await run('fish', ['-c', script, line])
      const words = stdout.split('\n').map((one) => one.split('\t')[0])
      // It sorts them.
      expect(words, line).to.have.ordered.members(found.toSorted())
    }
    const first = async (line: string) => {
      const script = 'smcp completion fish | source; complete -C $argv[1]'
      return (await run('fish', ['-c', script, line])).stdout.split('\t')[0]
    }
    // Within quotes that are open.
    expect(await first('smcp tools call "garden__p')).to.equal('garden__plant')
    expect(await first(`smcp doctor --plugins-dir=${dir}/plug`)).to.equal(`--plugins-dir=${dir}/plugins/`)
    expect(await first(`smcp plugin add ${dir}/plug`)).to.equal(`${dir}/plugins/`)
  })
})
