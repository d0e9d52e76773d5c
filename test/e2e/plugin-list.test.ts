import { expect } from 'chai'
import { chmod, mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runSmcp } from '../support/run-smcp.js'
import { openTerminal } from '../support/terminal.js'

const greeter = `import argparse

parser = argparse.ArgumentParser(description="Greets people.")
commands = parser.add_subparsers(dest="command", required=True)
commands.add_parser("greet", help="Greet somebody.").add_argument("--name", required=True)
parser.parse_args()
`
const secretive = {
  contract_version: '2.0',
  commands: [
    {
      name: 'open',
      description: 'Open it.',
      parameters: [{ name: 'pin', type: 'string', required: true, secret: true, env: 'PIN' }],
    },
  ],
}

describe('smcp plugin list and info', () => {
  let cwd: string

  before(async () => {
    cwd = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
    await write('plugins/greeter/cli.py', greeter)
    await write('made/elsewhere/cli.sh', '#!/bin/sh\n')
    await write('made/elsewhere/smcp.json', JSON.stringify({ describe: { commands: [{ name: 'go' }] } }))
    await symlink('../made/elsewhere', join(cwd, 'plugins/linked'))
    await write('bin/tool', '#!/bin/sh\n')
    await write(
      'plugins/safe/smcp.json',
      JSON.stringify({
        command: join(cwd, 'bin/tool'),
        describe: secretive,
        env: { DATABASE_URL: 'db://u:${DB_PASSWORD}@${DB_HOST}', MODE: 'literal-value' },
        limits: { timeout: 5 },
      }),
    )
    await write('plugins/broken/cli.py', 'import argparse\ndef (:\n')
    await write('plugins/notes/README.md', '')
  })

  async function write(name: string, text: string): Promise<void> {
    await mkdir(dirname(join(cwd, name)), { recursive: true })
    await writeFile(join(cwd, name), text)
    await chmod(join(cwd, name), 0o755)
  }
  const smcp = (...args: string[]) =>
    runSmcp(['plugin', ...args], { cwd, env: { DB_PASSWORD: 'not-to-be-shown' } })

  it('lists every plugin in a line, and says what is wrong with one on stderr', async () => {
    const { stdout, stderr, exitCode } = await smcp('list')
    expect(exitCode).to.equal(0)
    expect(stdout.split('\n')).to.deep.equal([
      'broken   broken        Python  -         plugins/broken',
      'greeter  1             Python  parser    plugins/greeter',
      'linked   1             shell   contract  plugins/linked -> made/elsewhere',
      `safe     1, 1 warning  shell   contract  plugins/safe: ${cwd}/bin/tool`,
    ])
    expect(stderr).to.match(/^Error: broken: cli\.py, line 2: .*SyntaxError/m)
  })

  it('lists them as JSON', async () => {
    const { stdout } = await smcp('list', '--json')
    const plugins = JSON.parse(stdout) as { name: string; state: string; problems: { file: string }[] }[]
    expect(plugins.map(({ name, state }) => [name, state])).to.deep.equal([
      ['broken', 'broken'],
      ['greeter', 'described'],
      ['linked', 'described'],
      ['safe', 'described'],
    ])
    expect(plugins[0]?.problems[0]?.file).to.equal(join(cwd, 'plugins/broken/cli.py'))
    expect(plugins[2]).to.deep.include({ link: join(cwd, 'made/elsewhere'), language: 'shell', tools: 1 })
  })

  it('is a table within the width of a terminal', async () => {
    for (const columns of [60, 100]) {
      const terminal = openTerminal(['plugin', 'list'], { cwd, columns })
      expect(await terminal.exitCode, terminal.text()).to.equal(0)
      const table = terminal
        .text()
        .split(/\r?\n/)
        .filter((line) => /^[│┌├└]/.test(line))
      expect(table).not.to.deep.equal([])
      expect(Math.max(...table.map((line) => line.length))).to.be.at.most(columns)
    }
  })

  it('tells how one is described, run and called, and its tools', async () => {
    const { stdout, stderr, exitCode } = await smcp('info', 'greeter')
    expect([exitCode, stderr]).to.deep.equal([0, ''])
    const lines = stdout.split('\n')
    expect(lines.slice(0, 3)).to.deep.equal([
      'about         Greets people.',
      'folder        plugins/greeter',
      'main file     cli.py',
    ])
    expect(stdout)
      .to.match(/^run by +\S*python\S* \(Python\)$/m)
      .and.match(/^described by +parser$/m)
      .and.match(/^warm +\w/m)
      .and.match(/^variables +all of smcp but its own keys$/m)
      .and.contain('greeter__greet(name: string)')
  })

  it('tells which variables and secrets one declares, and never their values', async () => {
    const { stdout, stderr } = await smcp('info', 'safe')
    expect(stdout)
      .to.match(
        /^variables +DATABASE_URL from DB_PASSWORD and DB_HOST \(secret, DB_HOST is not set\), MODE$/m,
      )
      .and.match(/^secrets +pin of safe__open$/m)
      .and.match(/^limits +timeout 5$/m)
      .and.match(/^contract +2$/m)
      .and.contain(`${cwd}/bin/tool, which smcp.json names`)
    const asJson = await smcp('info', './plugins/safe', '--json')
    const info = JSON.parse(asJson.stdout) as { variables: object[]; secrets: object[] }
    expect(info).to.deep.include({
      secrets: [{ tool: 'safe__open', parameter: 'pin' }],
      state: 'described',
      limits: { timeout: 5 },
    })
    expect(info.variables[0]).to.deep.equal({
      name: 'DATABASE_URL',
      from: ['DB_PASSWORD', 'DB_HOST'],
      missing: ['DB_HOST'],
      isSecret: true,
    })
    for (const text of [stdout, stderr, asJson.stdout, asJson.stderr])
      expect(text).not.to.match(/not-to-be-shown|literal-value/)
  })

  it('tells what is wrong with a broken one', async () => {
    const { stdout, stderr, exitCode } = await smcp('info', 'broken')
    expect(exitCode).to.equal(0)
    expect(stdout).to.match(/^folder +plugins\/broken$/m)
    expect(stderr).to.match(/^Error: broken: cli\.py, line 2: /m)
  })

  it('names the nearest plugin where there is none of that name', async () => {
    for (const [args, message] of [
      [['info', 'greter'], `Error: There is no plugin "greter" in ${cwd}/plugins\nDid you mean greeter?`],
      [['test', 'greter'], `Error: There is no plugin "greter" in ${cwd}/plugins\nDid you mean greeter?`],
      [
        ['info', './plugins/notes'],
        `Error: ${cwd}/plugins/notes contains no plugin\nFolders there: broken, `,
      ],
      [['info', './no/such'], `Error: ${cwd}/no/such does not exist\n`],
    ] as const) {
      const { exitCode, stderr } = await smcp(...args)
      expect([exitCode, stderr.slice(0, message.length)]).to.deep.equal([2, message])
    }
  })

  it('says what to do where there is no plugin at all', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const { stdout, stderr, exitCode } = await smcp('list', '--plugins-dir', dir)
    expect([exitCode, stdout]).to.deep.equal([0, 'No plugins.'])
    expect(stderr).to.contain(`There are no plugins in ${dir} yet`).and.contain('plugin new my_plugin')
    expect((await smcp('list', '--plugins-dir', dir, '--json')).stdout).to.equal('[]')
  })
})
