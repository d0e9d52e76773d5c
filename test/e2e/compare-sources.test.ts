import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { repository, testEnvironment } from '../support/start-smcp.js'
import { openTerminal } from '../support/terminal.js'

const mixed = `
import argparse, sys
common = argparse.ArgumentParser(add_help=False)
parser = argparse.ArgumentParser(parents=[common])
parser.add_argument("--jobs", type=int, default=2, help="How many.")
parser.add_argument("name")
if "--help" in sys.argv:
    parser.add_argument("--late", help="Known late.")
parser.parse_args()
`

describe('smcp plugin test --ask', () => {
  let dir: string
  const smcp = (...args: string[]) =>
    execa(process.execPath, [`${repository}bin/run.js`, 'plugin', 'test', ...args, '--plugins-dir', dir], {
      env: testEnvironment({ SMCP_ASK_SANDBOX: 'never' }),
      extendEnv: false,
      reject: false,
    })
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(join(dir, dirname(name)), { recursive: true })
    await writeFile(join(dir, name), text)
  }

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })

  it('says what the sources of a program say differently, which is no fault', async () => {
    await write('mixed/cli.py', mixed)
    const { stdout, exitCode } = await smcp('mixed', '--ask')
    expect(stdout.split('\n').slice(-6)).to.deep.equal([
      'Differs: run jobs, type: parser integer; help string; served integer',
      'Differs: run jobs, default: parser 2; help -; served 2',
      'Differs: run late, parameter: parser no; help yes; served yes',
      'Compared: parser and help; served is what they make together.',
      'warm: yes',
      'mixed: 1 tool, no problems',
    ])
    expect(exitCode).to.equal(0)
  })

  it('has the differences as fields with --json', async () => {
    await write('mixed/cli.py', mixed)
    const asked = JSON.parse((await smcp('mixed', '--ask', '--json')).stdout) as object
    expect(asked).to.deep.include({ ok: true, compared: ['parser', 'help'] })
    expect(asked).to.have.deep.nested.property('differences[0]', {
      command: 'run',
      parameter: 'jobs',
      fact: 'type',
      by: { parser: 'integer', help: 'string', served: 'integer' },
    })
    for (const args of [[], ['--ask', '--source', 'help']])
      expect(JSON.parse((await smcp('mixed', '--json', ...args)).stdout)).not.to.have.property('differences')
  })

  it('asks a program that shows no sign of a help, as its owner vouches for it this once', async () => {
    const ask =
      'if [ "$#" = 1 ]; then printf "Usage: cli.sh [--loud]\\n\\nOptions:\\n  --loud  Shout\\n"; fi\n'
    await write('plain/cli.sh', `#!/bin/sh\n${ask}`)
    const unasked = await smcp('plain')
    expect(unasked.stdout).to.contain('plain__run(args?: string[])')
    const asked = await smcp('plain', '--ask')
    expect(asked.stdout)
      .to.contain('plain__run(loud')
      .and.contain('Nothing more to compare: only its help knows its commands.')
    expect(asked.exitCode).to.equal(0)
  })

  it('exits with 1 for a broken program', async () => {
    await write('broken/cli.py', 'import argparse, no_such_library\nargparse.ArgumentParser().parse_args()\n')
    const { stdout, exitCode } = await smcp('broken', '--ask')
    expect([exitCode, stdout]).to.deep.equal([
      1,
      'Nothing to compare: no source knows its commands.\nbroken: broken',
    ])
  })

  it('shows a table at a terminal, as the guide shows it', async () => {
    const guide = await readFile(join(repository, 'docs/plugin-development-guide.md'), 'utf8')
    const [, file = '', text = ''] = /<!-- compared: (\S+) -->\n```\w+\n([^]*?)```/.exec(guide) ?? []
    const [, args = '', shown = ''] = /^\$ smcp (plugin test \w+ --ask)\n([^]*?)^```$/m.exec(guide) ?? []
    await write(file, text)
    const env = { SMCP_ASK_SANDBOX: 'never' }
    const terminal = openTerminal([...args.split(' '), '--plugins-dir', dir], { columns: 80, env })
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(shown).not.to.equal('')
    expect(terminal.text().replaceAll('\r', '')).to.contain(shown)
  })
})
