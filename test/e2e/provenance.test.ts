import { expect } from 'chai'
import { execa } from 'execa'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { repository, testEnvironment } from '../support/start-smcp.js'
import { openTerminal } from '../support/terminal.js'

/** A parser that its help shows to be incomplete, a contract that its parser spells, and a list of commands. */
const programs = {
  'mixed/cli.py': `
import argparse, sys
common = argparse.ArgumentParser(add_help=False)
parser = argparse.ArgumentParser(parents=[common])
parser.add_argument("--jobs", type=int, help="How many.")
parser.add_argument("name")
if "--help" in sys.argv:
    parser.add_argument("--late", help="Known late.")
parser.parse_args()
`,
  'spelled/cli.py': `
import argparse, json, sys
contract = {"commands": [{"name": "go", "parameters": [{"name": "to", "type": "string"}, {"name": "by", "type": "string"}]}]}
if "--describe" in sys.argv:
    print(json.dumps(contract))
    sys.exit()
parser = argparse.ArgumentParser()
go = parser.add_subparsers().add_parser("go")
go.add_argument("to")
parser.parse_args()
`,
  'spelled/smcp.json': '{"commands": {"go": {"defaults": {"by": "bus"}}}}',
  'listing/cli.sh': `#!/bin/sh
case "$1" in --help) cat <<'END'
Usage: cli.sh COMMAND

Commands:
  add      Add one.
  remove   Remove one.

Run 'cli.sh COMMAND --help' for more.
END
;; esac
`,
}

const notAsked =
  'its own help was not asked (the command may do its work then; "ask": true in smcp.json vouches that it does not), so it takes args'

describe('where a description comes from', () => {
  let dir: string
  // The tests also hold where there is no sandbox.
  const env = { SMCP_ASK_SANDBOX: 'never' }
  const smcp = (...args: string[]) =>
    execa(process.execPath, [`${repository}bin/run.js`, ...args, '--plugins-dir', dir], {
      env: testEnvironment(env),
      extendEnv: false,
      reject: false,
    })

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    for (const [name, text] of Object.entries(programs)) {
      await mkdir(join(dir, dirname(name)), { recursive: true })
      await writeFile(join(dir, name), text)
    }
  })

  it('is shown by plugin test for each tool, and for the parameters that come from elsewhere', async () => {
    const mixed = await smcp('plugin', 'test', 'mixed', '--ask')
    expect(mixed.stdout).to.contain('described by help; name, jobs by parser')
    const spelled = await smcp('plugin', 'test', 'spelled')
    expect(spelled.stdout).to.contain('contract; to spelled by parser; by with a default by smcp.json')
  })

  it('is shown by plugin test with what is in doubt and why, and with the cure', async () => {
    const listing = await smcp('plugin', 'test', 'listing')
    expect(listing.stdout.split('\n').slice(-2)).to.deep.equal([
      `In doubt: listing__add, listing__remove: ${notAsked}`,
      'listing: 2 tools, 2 in doubt, no problems',
    ])
    expect(listing.exitCode).to.equal(0)
    const mixed = await smcp('plugin', 'test', 'mixed')
    expect(mixed.stdout).to.contain('was not compared with its help').and.contain('install bubblewrap')
  })

  it('is shown within the width of a terminal', async () => {
    for (const columns of [50, 80]) {
      const terminal = openTerminal(['plugin', 'test', 'listing', '--plugins-dir', dir], { columns, env })
      expect(await terminal.exitCode, terminal.text()).to.equal(0)
      const lines = terminal.text().split(/\r?\n/)
      for (const line of lines) expect(line.length, line).to.be.at.most(columns)
      expect(terminal.text()).to.match(/│ In doubt +│/)
    }
  })

  it('is shown as the guide shows it', async () => {
    const guide = await readFile(join(repository, 'docs/plugin-development-guide.md'), 'utf8')
    const [, file = '', text = ''] = /<!-- tested: (\S+) -->\n```\w+\n([^]*?)```/.exec(guide) ?? []
    const [, args = '', shown = ''] = /^\$ smcp (plugin test .*)\n([^]*?)^```$/m.exec(guide) ?? []
    const own = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(own, dirname(file)))
    await writeFile(join(own, file), text)
    const terminal = openTerminal([...args.split(' '), '--plugins-dir', own], { columns: 80, env })
    expect(await terminal.exitCode, terminal.text()).to.equal(0)
    expect(shown).not.to.equal('')
    expect(terminal.text().replaceAll('\r', '')).to.contain(shown)
  })

  it('is shown by tools list --verbose', async () => {
    const { stdout } = await smcp('tools', 'list', '--verbose')
    expect(stdout).to.contain(`  from listing/cli.sh, by its --help text\n  in doubt: ${notAsked}`)
    expect(stdout).to.contain('  to: (no description) [spelled by its argument parser]\n')
    expect(stdout).to.contain('  by: (no description) [with a default by smcp.json]\n')
    expect(stdout).to.contain('  from spelled/cli.py, by its contract')
  })

  it('is in the JSON of both, but not in the list of MCP', async () => {
    const plain = JSON.parse((await smcp('tools', 'list', '--json')).stdout) as object[]
    expect(plain[0]).to.have.all.keys('name', 'title', 'description', 'inputSchema')
    const listed = JSON.parse((await smcp('tools', 'list', '--verbose', '--json')).stdout) as {
      name: string
    }[]
    expect(listed.find(({ name }) => name === 'listing__add')).to.deep.include({
      plugin: 'listing',
      file: 'cli.sh',
      source: 'help',
      parameters: [{ name: 'args', source: 'help', hasManifestDefault: false }],
      doubts: [notAsked],
    })
    const { tools } = JSON.parse((await smcp('plugin', 'test', 'spelled', '--json')).stdout) as {
      tools: object[]
    }
    expect(tools[0]).to.deep.include({
      source: 'contract',
      parameters: [
        { name: 'to', source: 'contract', spelledBy: 'parser', hasManifestDefault: false },
        { name: 'by', source: 'contract', hasManifestDefault: true },
      ],
      doubts: [],
    })
  })
})
