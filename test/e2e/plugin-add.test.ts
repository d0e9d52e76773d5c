import { expect } from 'chai'
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pythonWith } from '../support/python-venv.js'
import { runSmcp } from '../support/run-smcp.js'
import { repository } from '../support/start-smcp.js'
import { openTerminal, type Terminal } from '../support/terminal.js'

/** A program with nested commands, as package managers install it: without an extension. */
const desk = `#!/usr/bin/env python3
import argparse

parser = argparse.ArgumentParser(prog="desk", description="Keeps what is to be done.")
commands = parser.add_subparsers(dest="command", required=True)
commands.add_parser("status", help="Show what there is.")
for group in ("pr", "issue"):
    below = commands.add_parser(group, help=f"Work with each {group}.").add_subparsers(dest="what", required=True)
    below.add_parser("list", help=f"List each {group}.")
    below.add_parser("view", help=f"Show one {group}.").add_argument("number", type=int)
args = parser.parse_args()
print("desk", args.command, getattr(args, "what", ""), getattr(args, "number", ""))
`
/** A program that answers everything alike, and so gives no commands. */
const mute = '#!/bin/sh\nprintf "%s\\n" "$@"\n'

/** What smcp has left of its own in a folder of temporary files. */
const leftIn = async (tmp: string): Promise<string[]> =>
  (await readdir(tmp)).filter((name) => name.startsWith('smcp-add-'))

describe('smcp plugin add', () => {
  let cwd: string
  let tmp: string
  let env: { PATH: string; TMPDIR: string }

  beforeEach(async () => {
    cwd = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    tmp = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    env = { PATH: [join(cwd, 'bin'), process.env.PATH].join(delimiter), TMPDIR: tmp }
    await write('bin/desk', desk)
    await write('bin/my.tool', mute)
  })

  async function write(name: string, text: string): Promise<void> {
    await mkdir(dirname(join(cwd, name)), { recursive: true })
    await writeFile(join(cwd, name), text)
    await chmod(join(cwd, name), 0o755)
  }
  const smcp = (...args: string[]) => runSmcp(args, { cwd, env })
  const add = (...args: string[]) => smcp('plugin', 'add', ...args)
  const manifest = async (plugin: string): Promise<unknown> =>
    JSON.parse(await readFile(join(cwd, 'plugins', plugin, 'smcp.json'), 'utf8'))
  const served = async (): Promise<string[]> => {
    const { stdout } = await smcp('tools', 'list', '--json')
    return (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name)
  }
  /** Everything in the folder of plugins, hidden files too; undefined where there is none. */
  const plugins = (): Promise<string[] | undefined> => readdir(join(cwd, 'plugins')).catch(() => undefined)

  it('makes a plugin of a program on PATH, which is served and runs', async () => {
    const { exitCode, stdout, stderr } = await add('desk', '--yes')
    expect(exitCode, stderr).to.equal(0)
    expect(await manifest('desk')).to.deep.equal({ command: 'desk', ask: true })
    expect(stdout.split('\n').slice(0, 7)).to.deep.equal([
      'desk__issue_list  none    parser',
      'desk__issue_view  number  parser',
      'desk__pr_list     none    parser',
      'desk__pr_view     number  parser',
      'desk__status      none    parser',
      '',
      `Added plugins/desk: 5 commands of ${cwd}/bin/desk.`,
    ])
    expect(stdout).to.match(/^ {2}\S.* plugin test desk$/m)
    expect(stderr).to.equal('./plugins now replaces the bundled plugins in this folder.')
    expect(await served()).to.deep.equal([
      'desk__issue_list',
      'desk__issue_view',
      'desk__pr_list',
      'desk__pr_view',
      'desk__status',
    ])
    const called = await smcp('tools', 'call', 'desk__pr_view', 'number=7')
    expect(called.stdout).to.equal('desk pr view 7')
  })

  it('names a program by its path where it is given so, and a plugin without dots', async () => {
    const { stdout, exitCode } = await add('./bin/my.tool', '--all')
    expect(exitCode).to.equal(0)
    expect(await manifest('my_tool')).to.deep.equal({ command: join(cwd, 'bin/my.tool'), ask: true })
    expect(stdout).to.match(/^my_tool__run +unknown: takes any arguments +none$/m)
  })

  it('adds a program that gives no commands as one tool, and says so', async () => {
    const { stderr } = await add('my.tool', '--yes')
    expect(stderr).to.match(/^Warning: my_tool: gives no help .*one tool that/m)
    const { stdout } = await smcp('tools', 'call', 'my_tool__run', 'args=--x', 'args=a b')
    expect(stdout).to.equal('--x\na b')
  })

  it('serves the commands that fit, by their words or their names, and no other', async () => {
    const { stdout } = await add('desk', '--commands', 'pr *, issue_list', '--name', 'mine')
    expect(stdout).to.contain('Added plugins/mine: 3 of 5 commands of')
    expect(await manifest('mine')).to.deep.equal({
      command: 'desk',
      ask: true,
      hide: ['!{issue_list,pr_list,pr_view}'],
    })
    expect(await served()).to.deep.equal(['mine__issue_list', 'mine__pr_list', 'mine__pr_view'])
    await add('desk', '--commands', 'status', '--name', 'single')
    expect(await served())
      .to.include('single__status')
      .and.not.include('single__pr_list')
  })

  it('names the nearest command where a pattern fits none, and leaves nothing behind', async () => {
    for (const [pattern, near] of [
      ['pr lst', 'pr list'],
      ['prs *', 'pr *'],
    ] as const) {
      const { exitCode, stderr } = await add('desk', '--commands', `status,${pattern}`)
      expect([exitCode, stderr]).to.deep.equal([
        2,
        `Error: None of the 5 commands matches "${pattern}"\nThe nearest is "${near}".`,
      ])
    }
    expect(await plugins()).to.equal(undefined)
    expect(await leftIn(tmp)).to.deep.equal([])
  })

  it('gives data only with --json', async () => {
    const { stdout, stderr, exitCode } = await add('desk', '--commands', 'status', '--json')
    expect([exitCode, stderr]).to.deep.equal([0, ''])
    const { tools, ...rest } = JSON.parse(stdout) as { tools: { name: string }[] }
    expect(rest).to.deep.equal({
      plugin: 'desk',
      dir: 'plugins/desk',
      command: 'desk',
      commands: 5,
      problems: [],
    })
    expect(tools.map(({ name }) => name)).to.deep.equal(['desk__status'])
    const refused = await add('nobody', '--json', '--yes')
    expect(JSON.parse(refused.stdout)).to.have.nested.property('error.code', 'config_invalid')
  })

  it('says what to pass where nobody can be asked', async () => {
    const { exitCode, stderr } = await add('desk')
    expect(exitCode).to.equal(2)
    expect(stderr)
      .to.match(/^Error: No one can be asked here/)
      .and.contain('--yes')
      .and.contain('--commands')
    expect(await plugins()).to.equal(undefined)
  })

  it('never overwrites what is there, and says how to do without', async () => {
    await mkdir(join(cwd, 'plugins', 'desk'), { recursive: true })
    await symlink('/no/such/folder', join(cwd, 'plugins', 'away'))
    for (const words of [['desk'], ['desk', '--name', 'away']]) {
      const { exitCode, stderr } = await add(...words, '--yes')
      expect(exitCode).to.equal(2)
      expect(stderr).to.match(/^Error: plugins\/(desk|away) already exists\n.*--name/)
    }
    expect(await readdir(join(cwd, 'plugins', 'desk'))).to.deep.equal([])
  })

  it('knows no program, no file and no name that is none', async () => {
    expect((await add('no-such-program', '--yes')).stderr).to.contain('no program "no-such-program" on PATH')
    expect((await add('./no/such', '--yes')).stderr).to.match(
      /^Error: \S+\/no\/such does not exist\nName a program on PATH, or the path of a program or of a plugin's folder\.$/,
    )
    expect((await add('desk', '--yes', '--name', 'my tool')).stderr).to.contain(
      '--name must be at most 62 letters',
    )
    await write('bin/++', mute)
    expect((await add('++', '--yes')).stderr).to.contain('No plugin can be named after "++"')
  })

  it('refuses a program that can not be used, and says why', async () => {
    await write('bin/broken', '#!/usr/bin/env no-such-shell\n')
    const { exitCode, stderr } = await add('broken', '--yes')
    expect(exitCode).to.equal(2)
    expect(stderr).to.match(/bin\/broken can't be added: needs no-such-shell, which is not on PATH/)
    expect(await plugins()).to.equal(undefined)
  })

  it('links a folder, and copies it with --copy', async () => {
    await write('made/reports/cli.py', desk)
    const linked = await add('made/reports')
    expect([linked.exitCode, linked.stdout]).to.satisfy(
      ([code, text]: [number, string]) =>
        code === 0 && text.includes('Added plugins/reports: 5 tools of made/reports.'),
      linked.stderr,
    )
    expect(await readlink(join(cwd, 'plugins/reports'))).to.equal(join(cwd, 'made/reports'))
    expect((await add('made/reports', '--copy', '--name', 'copied')).exitCode).to.equal(0)
    expect((await lstat(join(cwd, 'plugins/copied'))).isDirectory()).to.equal(true)
    expect(await readFile(join(cwd, 'plugins/copied/cli.py'), 'utf8')).to.equal(desk)
    expect(await plugins()).to.have.members(['reports', 'copied'])
  })

  it('leaves nothing behind where a copy fails', async () => {
    await write('cli.py', desk)
    const { exitCode, stderr } = await add('.', '--copy', '--name', 'itself')
    expect([exitCode, await plugins()]).to.deep.equal([2, undefined])
    expect(stderr).to.match(/^Error: plugins\/itself can't be created: /)
  })

  it('takes no folder without a plugin, and no flag that means nothing for what it is given', async () => {
    await write('made/empty/README.md', '')
    const { exitCode, stderr } = await add('made/empty')
    expect(exitCode).to.equal(2)
    expect(stderr).to.match(/made\/empty contains no plugin\nA plugin is a folder with/)
    expect((await add('made/empty', '--commands', 'x')).stderr).to.contain('--commands is for programs')
    expect((await add('desk', '--copy', '--yes')).stderr).to.contain("--copy is for a plugin's folder")
    expect(await plugins()).to.equal(undefined)
  })

  it('adds a program that pip has installed in a virtual environment, as the guide shows', async function () {
    this.timeout(120_000)
    const bin = dirname(await pythonWith(['towncrier==24.8.0']))
    const guide = await readFile(join(repository, 'docs/plugin-development-guide.md'), 'utf8')
    const [, args = '', shown = ''] = /^\$ smcp (plugin add .*)\n([^]*?)^```$/m.exec(guide) ?? []
    const terminal = openTerminal(args.split(' '), {
      cwd,
      columns: 80,
      env: { PATH: [bin, process.env.PATH].join(delimiter) },
    })
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(terminal.text().replaceAll('\r', '')).to.contain(shown.replaceAll('/usr/local/bin', bin))
    // Called by its path too, where nothing of its environment is on PATH.
    await add(join(bin, 'towncrier'), '--yes', '--name', 'by_path')
    const called = await smcp('tools', 'call', 'by_path__build', 'draft:=true')
    expect(called.stderr).to.contain('No configuration file found')
  })
})

describe('smcp plugin new --wrap', () => {
  let cwd: string

  beforeEach(async () => {
    cwd = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    await writeFile(join(cwd, 'desk'), desk)
    await chmod(join(cwd, 'desk'), 0o755)
  })
  const plugin = (...args: string[]) =>
    runSmcp(['plugin', ...args], { cwd, env: { PATH: [cwd, process.env.PATH].join(delimiter) } })
  const manifest = (name: string): Promise<string> =>
    readFile(join(cwd, 'plugins', name, 'smcp.json'), 'utf8')

  it('makes what plugin add makes, with the commands that are named', async () => {
    const made = await plugin('new', 'mine', '--wrap', 'desk', '--commands', 'pr *,status')
    expect(made.exitCode, made.stderr).to.equal(0)
    expect(made.stdout).to.contain(`Added plugins/mine: 3 of 5 commands of ${cwd}/desk.`)
    await plugin('add', 'desk', '--name', 'theirs', '--commands', 'pr *,status')
    expect(await manifest('mine')).to.equal(await manifest('theirs'))
    expect(JSON.parse(await manifest('mine'))).to.have.deep.property('hide', ['!{pr_list,pr_view,status}'])
    const asJson = await plugin('new', 'whole', '--wrap', './desk', '--yes', '--json')
    expect(JSON.parse(asJson.stdout)).to.deep.include({
      plugin: 'whole',
      command: join(cwd, 'desk'),
      commands: 5,
    })
  })

  const refused: [args: string[], said: RegExp][] = [
    [['mine', '--wrap', 'desk'], /^Error: No one can be asked here which commands of mine to serve/],
    [['my plugin', '--wrap', 'desk', '--yes'], /^Error: "my plugin" can't be part of a tool's name/],
    [['mine', '--wrap', 'no-such', '--yes'], /^Error: There is no program "no-such" on PATH/],
    [['mine', '--wrap', '.', '--yes'], /is a folder, and --wrap is for a program\n.* plugin add \. links/],
    [['mine', '--wrap', 'desk', '--commands', 'stats'], /^Error: None of the 5 .*\nThe nearest is "status"/],
    [['mine', '--wrap', 'desk', '--language', 'node', '--yes'], /--language.*--wrap|--wrap.*--language/],
    [['mine', '--commands', 'status', '--yes'], /--wrap/],
    [['mine', '--all', '--yes'], /--wrap/],
  ]
  for (const [args, said] of refused)
    it(`makes nothing of ${args.join(' ')}`, async () => {
      const { exitCode, stdout, stderr } = await plugin('new', ...args)
      expect([exitCode, stdout]).to.deep.equal([2, ''])
      expect(stderr).to.match(said)
      expect(await readdir(cwd)).to.deep.equal(['desk'])
    })

  it('overwrites no plugin', async () => {
    await plugin('new', 'mine', '--language', 'shell', '--yes')
    const { exitCode, stderr } = await plugin('new', 'mine', '--wrap', 'desk', '--yes')
    expect([exitCode, stderr.split('\n')[0]]).to.deep.equal([2, 'Error: plugins/mine already exists'])
  })

  it('asks at a terminal which commands are served', async () => {
    const terminal = openTerminal(['plugin', 'new', 'mine', '--wrap', './desk'], { cwd })
    await terminal.shows('Which commands of mine are served?')
    terminal.type('\u001b[B \r')
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(terminal.text()).to.contain('Added plugins/mine: 4 of 5 commands')
  })
})

describe('smcp plugin add at a terminal', () => {
  let cwd: string
  let tmp: string

  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    tmp = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await writeFile(join(cwd, 'desk'), desk)
    await chmod(join(cwd, 'desk'), 0o755)
  })
  const open = (columns = 80): Terminal =>
    openTerminal(['plugin', 'add', './desk'], { cwd, columns, env: { TMPDIR: tmp } })
  const down = '\u001b[B'

  it('asks which commands are served, all at first, and shows what was found within its width', async () => {
    const terminal = open()
    await terminal.shows('Which commands of desk are served?')
    expect(terminal.text()).to.match(/◉ pr list +List each pr\./)
    terminal.type(`${down} ${down} \r`)
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    const text = await readFile(join(cwd, 'plugins/desk/smcp.json'), 'utf8')
    expect(JSON.parse(text)).to.have.deep.property('hide', ['!{issue_list,pr_view,status}'])
    const lines = terminal.text().split(/\r?\n/)
    expect(lines.filter((line) => line.startsWith('│ desk__'))).to.have.length(3)
    expect(
      Math.max(...lines.filter((line) => line.startsWith('│')).map((line) => line.length)),
    ).to.be.at.most(80)
  })

  it('leaves nothing behind at Ctrl-C', async () => {
    const terminal = open()
    await terminal.shows('Which commands')
    terminal.type('\u0003')
    expect(await terminal.exitCode, terminal.text()).to.equal(130)
    expect(terminal.text()).to.contain('Cancelled; nothing was added').and.not.contain('    at ')
    expect(await readdir(cwd)).to.deep.equal(['desk'])
    expect(await leftIn(tmp)).to.deep.equal([])
  })

  it('leaves nothing behind at Ctrl-C while it describes', async () => {
    await writeFile(join(cwd, 'desk'), '#!/bin/sh\nsleep 5\n')
    const terminal = open()
    await terminal.shows('Describing desk')
    terminal.type('\u0003')
    expect(await terminal.exitCode, terminal.text()).to.equal(130)
    expect(await readdir(cwd)).to.deep.equal(['desk'])
    expect(await leftIn(tmp)).to.deep.equal([])
  })
})
