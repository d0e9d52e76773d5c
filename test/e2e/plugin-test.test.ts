import { expect } from 'chai'
import { execa } from 'execa'
import { cp, mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fixturePlugins } from '../support/serve-plugins.js'
import { repository, testEnvironment } from '../support/start-smcp.js'

const smcpWith = (env: Readonly<Record<string, string>>, ...args: string[]) =>
  execa(process.execPath, [`${repository}bin/run.js`, ...args], {
    env: testEnvironment(env),
    extendEnv: false,
    reject: false,
  })
const smcp = (...args: string[]) => smcpWith({}, ...args)

/** A folder of plugins with these files in it, by path. */
async function pluginsWith(files: Readonly<Record<string, string>>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(dir, dirname(name)), { recursive: true })
    await writeFile(join(dir, name), text)
  }
  return dir
}

describe('smcp plugin test', () => {
  it('shows what a plugin offers that has no tools, and that nothing is wrong with it', async () => {
    const describe = {
      contract_version: '2.0',
      commands: [],
      resources: [{ uri: 'mine://a', name: 'a', file: 'a.txt' }],
      resourceTemplates: [{ uriTemplate: 'mine://{id}', name: 'by id', command: 'show' }],
      prompts: [
        { name: 'hi', text: 'Hi {who}.', arguments: [{ name: 'who', required: true }, { name: 'how' }] },
      ],
    }
    const dir = await pluginsWith({
      'mine/cli.sh': '#!/bin/sh\n',
      'mine/smcp.json': JSON.stringify({ describe }),
    })
    const { exitCode, stdout, stderr } = await smcp('plugin', 'test', 'mine', '--plugins-dir', dir)
    expect([exitCode, stderr]).to.deep.equal([0, ''])
    expect(stdout.split('\n').at(-1)).to.equal(
      'mine: 0 tools, 1 resource, 1 resource template, 1 prompt, no problems',
    )
    expect(stdout).to.match(/resource +.*mine:\/\/a/)
    expect(stdout).to.match(/prompt +.*mine__hi who \[how\]/)
  })

  const broken: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'a contract that is no JSON': {
      'mine/cli.sh': '#!/bin/sh\nif [ "$1" = --describe ]; then echo {; fi\n',
    },
    'a manifest that is no JSON': { 'mine/cli.sh': '#!/bin/sh\n', 'mine/smcp.json': '{"hide": ["x"],}' },
    'a main file that is not there': {
      'mine/cli.sh': '#!/bin/sh\n',
      'mine/smcp.json': '{"main": "other.sh"}',
    },
    'a main file that nothing can run': { 'mine/cli': 'hello\n' },
    'a library that is not installed': {
      'mine/cli.py': 'import argparse, no_such_library\nargparse.ArgumentParser().parse_args()\n',
    },
  }
  for (const [what, files] of Object.entries(broken)) {
    it(`exits with 1 for ${what}, and says what is wrong`, async () => {
      const dir = await pluginsWith(files)
      const { exitCode, stdout, stderr } = await smcp('plugin', 'test', 'mine', '--plugins-dir', dir)
      expect([exitCode, stdout.split('\n').at(-1)]).to.deep.equal([1, 'mine: broken'])
      expect(stderr).to.match(/^Error: mine: .{10}/m)
      const asJson = await smcp('plugin', 'test', join(dir, 'mine'), '--json')
      const { ok, problems } = JSON.parse(asJson.stdout) as { ok: boolean; problems: { severity: string }[] }
      expect([asJson.exitCode, ok]).to.deep.equal([1, false])
      expect(problems.map(({ severity }) => severity)).to.include('error')
    })
  }

  it('says of a Python program whether its calls are forked, or why not', async function () {
    if (process.platform !== 'linux') this.skip()
    const parses = 'argparse.ArgumentParser(description="Fine.").parse_args()\n'
    const dir = await pluginsWith({
      'fine/cli.py': `import argparse\n${parses}`,
      'drawn/cli.py': `import argparse, statistics\n${parses}`,
      'drawn/fractions.py': 'class Fraction:\n    pass\n',
      'other/cli.sh': '#!/bin/sh\n[ "$1" = --help ] && echo "Usage: cli.sh [-v]"\n',
    })
    const lineOf = async (plugin: string, SMCP_WARM: string): Promise<string | undefined> => {
      const { stdout } = await smcpWith({ SMCP_WARM }, 'plugin', 'test', join(dir, plugin))
      return stdout.split('\n').find((line) => /^(warm|started)/.test(line))
    }
    expect(await lineOf('fine', 'on')).to.equal('warm: yes')
    expect(await lineOf('fine', 'off')).to.equal('started for each call, because SMCP_WARM is off')
    expect(await lineOf('drawn', 'on')).to.match(
      /^started for each call, because a module is imported that is not installed/,
    )
    expect(await lineOf('other', 'on')).to.equal(undefined)
    const asJson = await smcpWith({ SMCP_WARM: 'on' }, 'plugin', 'test', join(dir, 'fine'), '--json')
    expect((JSON.parse(asJson.stdout) as { warm: unknown }).warm).to.deep.equal({ forked: 'yes' })
  })

  it('exits with 1 where one command is broken and another is called well', async () => {
    const { exitCode, stdout } = await smcp(
      'plugin',
      'test',
      join(fixturePlugins, 'bad_contract'),
      '--call',
      'good',
    )
    expect(stdout).to.contain('bad_contract__good answered')
    expect(exitCode).to.equal(1)
  })

  it('says what is there instead, and how to make a plugin of a program, where there is none', async () => {
    const dir = await pluginsWith({ 'mine/notes.txt': '', 'other/cli.sh': '#!/bin/sh\n' })
    for (const [name, what] of [
      ['gh', `There is no plugin "gh" in ${dir}`],
      ['mine', `${join(dir, 'mine')} contains no plugin`],
    ] as const) {
      const { exitCode, stderr } = await smcp('plugin', 'test', name, '--plugins-dir', dir)
      expect([exitCode, stderr.split('\n')[0]]).to.deep.equal([2, `Error: ${what}`])
      expect(stderr)
        .to.contain('Folders there: mine, other. ')
        .and.contain(
          `of a program that is installed: node bin/run.js plugin add PROGRAM --plugins-dir ${dir}`,
        )
    }
  })

  it('says so of a path that is not there, and what a plugin is', async () => {
    const { exitCode, stderr } = await smcp('plugin', 'test', './no/such')
    expect(exitCode).to.equal(2)
    expect(stderr).to.match(/^Error: \S+\/no\/such does not exist\nA plugin is a folder with a cli\.py /)
  })

  it('says so where no command of the plugin is served', async () => {
    const dir = await pluginsWith({ 'mine/smcp.json': '{"hide": ["*"]}' })
    await cp(join(fixturePlugins, 'my_plugin'), join(dir, 'mine'), { recursive: true })
    const { exitCode, stderr } = await smcp('plugin', 'test', 'mine', '--plugins-dir', dir)
    expect([exitCode, stderr]).to.deep.equal([
      1,
      'No command of mine is served: look at "hide" in its smcp.json, and at --include and --exclude.',
    ])
  })

  it('asks its plugin and no other', async () => {
    const asked = (name: string): string =>
      `#!/bin/sh\ncase "$1" in --help) touch "$(dirname "$0")/../${name}.asked";; esac\n`
    const dir = await pluginsWith({ 'mine/cli.sh': asked('mine'), 'other/cli.sh': asked('other') })
    const env = testEnvironment({ SMCP_ASK_SANDBOX: 'never', MCP_PLUGINS_DIR: dir })
    await execa(process.execPath, [`${repository}bin/run.js`, 'plugin', 'test', 'mine'], {
      env,
      extendEnv: false,
      reject: false,
    })
    expect(await readdir(dir)).to.deep.equal(['mine', 'mine.asked', 'other'])
  })

  it('does not call a plugin well beside a warning', async () => {
    const dir = await pluginsWith({ 'mine/cli.sh': '#!/bin/sh\necho hello\n' })
    const { exitCode, stdout, stderr } = await smcp('plugin', 'test', 'mine', '--plugins-dir', dir)
    expect([exitCode, stdout.split('\n').at(-1)]).to.deep.equal([0, 'mine: 1 tool, 1 in doubt, 1 warning'])
    expect(stderr).to.contain('Warning: mine:')
  })
})
