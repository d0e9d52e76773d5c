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
  const run = (file: string, args: readonly string[]) =>
    execa(file, args, { cwd: dir, env, extendEnv: false, reject: false, stdin: 'ignore' })

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
  ]

  it('is loaded by bash, which also divides words at their signs', async () => {
    const ask = async (line: string): Promise<string[]> => {
      const script = `eval "$(smcp completion bash)"; COMP_WORDS=(smcp) COMP_LINE=$1 COMP_POINT=\${#1}; _smcp_complete 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`
      return (await run('bash', ['-c', script, 'bash', line])).stdout.split('\n')
    }
    for (const [line, found] of typed) expect(await ask(line), line).to.deep.equal(found)
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
    ]
    const inBash: typeof everywhere = [
      ['pa\tdark\\ r\t', 'dark red'],
      ['paint=d\tb\t', 'dark blue'],
      ['paint="dark r\t', 'dark red'],
      ['paint="i\t', last],
      [`paint='i\t`, last],
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
      terminal.type('exit\r')
      expect(await terminal.exitCode).to.equal(0)
    }

    it('writes a value with spaces and signs so that bash reads it as one word', async () => {
      const loading = 'eval "$(smcp completion bash)"; complete -F _smcp_complete show'
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
      words=("\${(@z)1}"); [[ $1 == *' ' ]] && words+=(''); CURRENT=\${#words}; _smcp_complete; print -r -- "by $_comps[smcp]"`
    for (const [line, found] of typed) {
      const { stdout, stderr } = await run('zsh', ['-f', '-c', script, 'zsh', line])
      expect(stdout.split('\n'), line + stderr).to.deep.equal([...found, 'by _smcp_complete'])
    }
  })

  it('is loaded by fish', async function () {
    skipWithout(this, 'fish')
    for (const [line, found] of typed) {
      const script = 'smcp completion fish | source; complete -C $argv[1]'
      const { stdout } = await run('fish', ['-c', script, line])
      const words = stdout.split('\n').map((one) => one.split('\t')[0])
      expect(words, line).to.deep.equal(found)
    }
    // Within quotes that are open.
    const { stdout } = await run('fish', [
      '-c',
      'smcp completion fish | source; complete -C $argv[1]',
      'smcp tools call "garden__p',
    ])
    expect(stdout.split('\t')[0]).to.equal('garden__plant')
  })
})
