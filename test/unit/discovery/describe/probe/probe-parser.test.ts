import { expect } from 'chai'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAskSessions } from '../../../../../src/discovery/describe/ask-program.js'
import { describePlugin } from '../../../../../src/discovery/describe/describe-plugin.js'
import type { Description } from '../../../../../src/discovery/tool.js'
import { ofAnyPython } from './probe-program.js'

/** Writes a program into a folder of its own and describes it as a plugin; there is no sandbox, whatever is said. */
async function describeProgram(
  source: string,
  isSandboxed = true,
): Promise<{ dir: string; description: Description }> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  const mainFile = join(dir, 'cli.py')
  await writeFile(mainFile, source)
  const launch = {
    plugin: 'p',
    file: 'cli.py',
    local: { interpreter: ['python3'], mainFile, args: [], cwd: dir },
  }
  const openSession = createAskSessions(process.env as Record<string, string>)
  const plugin = { name: 'p', dir, mainFile, manifest: {}, launch }
  return { dir, description: await describePlugin(plugin, openSession, { isSandboxed }) }
}

describe('the probe of a Python program', () => {
  it('offers a positional whose help is hidden, because the program needs it', async () => {
    const { description } = await describeProgram(`
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("template", help=argparse.SUPPRESS)
parser.add_argument("--secret", help=argparse.SUPPRESS)
parser.parse_args()
`)
    expect(description.commands[0]?.parameters.map(({ name, required }) => [name, required])).to.deep.equal([
      ['template', true],
    ])
  })

  it('reads exact types, choices, defaults and nargs at any depth, and leaves hidden things out', async () => {
    const { description } = await describeProgram(`
import argparse
parser = argparse.ArgumentParser()
group = parser.add_subparsers().add_parser("db").add_subparsers()
load = group.add_parser("load", help="Load files.", aliases=["l"])
load.add_argument("files", nargs="+")
load.add_argument("-j", "--jobs", type=int, default=4, help="how many (%(default)s)")
load.add_argument("--mode", choices=["fast", "slow"], required=True)
load.add_argument("--tag", action="append")
load.add_argument("--force", action="store_true")
load.add_argument("--hidden", help=argparse.SUPPRESS)
parser.parse_args()
`)
    expect(description.problems).to.deep.equal([])
    expect(description.commands.map(ofAnyPython)).to.deep.equal([
      {
        name: 'db_load',
        path: ['db', 'load'],
        description: 'Load files.',
        takesDoubleDash: true,
        takesNegativeNumbers: true,
        parameters: [
          {
            name: 'files',
            required: true,
            schema: { type: 'array', items: { type: 'string' }, minItems: 1 },
            positional: true,
            list: 'together',
          },
          {
            name: 'jobs',
            required: false,
            schema: { type: 'integer', description: 'how many (4)', default: 4 },
            flag: '--jobs',
          },
          {
            name: 'mode',
            required: true,
            schema: { type: 'string', enum: ['fast', 'slow'] },
            flag: '--mode',
          },
          {
            name: 'tag',
            required: false,
            schema: { type: 'array', items: { type: 'string' } },
            flag: '--tag',
            list: 'repeated',
          },
          { name: 'force', required: false, schema: { type: 'boolean' }, flag: '--force', isSwitch: true },
        ],
      },
    ])
  })

  it('runs no command and lets the program change nothing while it is asked', async () => {
    const { dir, description } = await describeProgram(
      `
import argparse, os, subprocess
for act in (lambda: open("written.txt", "w"), lambda: os.mkdir("made"), lambda: os.system("touch by-shell"), lambda: subprocess.run(["touch", "by-child"])):
    try:
        act()
    except PermissionError:
        pass
parser = argparse.ArgumentParser(description="Works at import.")
parser.add_argument("--x")
parser.parse_args()
open("ran.txt", "w")
`,
      false,
    )
    expect(description.commands.map(({ name }) => name)).to.deep.equal(['run'])
    expect(await readdir(dir)).to.deep.equal(['cli.py'])
  })

  it('reads the help where no parser is built before the program ends', async () => {
    const { description } = await describeProgram(`
import sys
if len(sys.argv) < 2:
    sys.exit("nothing to do")
import argparse
parser = argparse.ArgumentParser()
commands = parser.add_subparsers()
add = commands.add_parser("add", help="Add one.")
add.add_argument("name")
add.add_argument("--size", metavar="N", required=True, help="how large")
add.add_argument("--dry-run", action="store_true")
parser.parse_args()
`)
    expect(description.source).to.equal('help')
    expect(description.commands).to.deep.include({
      name: 'add',
      path: ['add'],
      description: 'Add one.',
      takesDoubleDash: true,
      takesDoubleDashInGroups: true,
      dropsDoubleDash: 'perhaps',
      parameters: [
        { name: 'name', required: true, schema: { type: 'string' }, positional: true },
        {
          name: 'size',
          required: true,
          schema: { type: 'string', description: 'how large' },
          flag: '--size',
        },
        { name: 'dry-run', required: false, schema: { type: 'boolean' }, flag: '--dry-run', isSwitch: true },
      ],
    })
  })

  it('says why a program that fails when it is asked takes only args', async () => {
    const { description } = await describeProgram('import argparse\nraise RuntimeError("broken at import")\n')
    expect(description.commands[0]?.parameters.map(({ name }) => name)).to.deep.equal(['args'])
    expect(description.problems[0]?.message).to.contain('broken at import')
  })
})
