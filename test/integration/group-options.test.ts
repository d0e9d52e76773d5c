import { expect } from 'chai'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, type Config } from '../../src/config.js'
import { openCore, type Core } from '../../src/core/open-core.js'
import { callText } from '../support/call-text.js'

/** Prints what its parser made of the command line. */
const parsed = `import argparse
parser = argparse.ArgumentParser(prog="dock")
parser.add_argument("-C", "--chdir", help="Where to work.")
parser.add_argument("--level", type=int, default=1, help="Of the dock.")
parser.add_argument("--print-completion", choices=["bash"])
parser.add_argument("--api-version", help="Of the dock.")
parser.add_argument("--version", action="version", version="1")
commands = parser.add_subparsers(required=True)
load = commands.add_parser("load", help="Loads.")
load.add_argument("--level", help="Of the load.")
load.add_argument("ship")
print(sorted(vars(parser.parse_args()).items()))
`

/** Knows its global options only before the word of a command, and shows \`count\` of them. */
const written = (count: number): string => `#!/bin/sh
case "$*" in
--help) cat <<'END'
Usage: ferry [global options] <command> [options]

Run 'ferry <command> --help' for more of a command.

Commands:
  sail    Sails.
  land    Lands.

GLOBAL OPTIONS
${Array.from({ length: count }, (_, index) => `  --dir${index || ''} DIR    Where to work.`).join('\n')}
  --version    Print the version.
END
;;
"sail --help") printf 'Usage: ferry sail [options]\\n\\nOptions:\\n  --fast    Do not wait.\\n' ;;
"land --help") exit 1 ;;
*) echo "$@" ;;
esac
`

describe('the options of the groups above a command', () => {
  let root: string

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })
  afterEach(() => rm(root, { recursive: true }))

  async function open(
    file: string,
    program: string,
    manifest: object,
    more: Partial<Config> = {},
  ): Promise<Core> {
    await mkdir(join(root, 'p'), { recursive: true })
    await writeFile(join(root, 'p', file), program)
    await writeFile(join(root, 'p', 'smcp.json'), JSON.stringify(manifest))
    const core = openCore({ ...readConfig({ pluginsDirs: [root] }), noCache: true, ...more })
    await core.catalog.load()
    return core
  }
  const namesOf = async ({ catalog }: Core, tool: string): Promise<string[]> =>
    Object.keys((await catalog.resolve(tool)).inputSchema.properties as object)

  it('are parameters of a command that its parser reads before its word', async () => {
    const core = await open('cli.py', parsed, {})
    const names = ['level', 'ship', 'chdir', 'global_level', 'api-version']
    expect(await namesOf(core, 'p__load')).to.deep.equal(names)
    const given = { chdir: '-x', ship: 'a', level: 'deep', global_level: 3, 'api-version': '2' }
    expect(await callText(core, 'p__load', given)).to.equal(
      "[('api_version', '2'), ('chdir', '-x'), ('level', 'deep'), ('print_completion', None), ('ship', 'a')]",
    )
  })

  it('are read out of a help, also for a command whose own help is not known', async () => {
    const core = await open('cli.sh', written(1), { ask: true })
    expect(await namesOf(core, 'p__sail')).to.deep.equal(['fast', 'dir'])
    expect(await callText(core, 'p__sail', { dir: 'b c', fast: true })).to.equal('--dir b c sail --fast')
    expect(await callText(core, 'p__land', { dir: 'b', args: ['-x', '1'] })).to.equal('--dir b land -x 1')
  })

  it('are hidden where they are many, unless the setting or the manifest wants them', async () => {
    expect(await namesOf(await open('cli.sh', written(21), { ask: true }), 'p__sail')).to.deep.equal(['fast'])
    const set = await open('cli.sh', written(21), { ask: true }, { groupOptions: 'all' })
    expect(await namesOf(set, 'p__sail')).to.have.length(22)
    const wanted = await open('cli.sh', written(21), { ask: true, groupOptions: true })
    expect(await namesOf(wanted, 'p__sail')).to.have.length(22)
    const none = await open('cli.sh', written(1), { ask: true, groupOptions: false })
    expect(await namesOf(none, 'p__sail')).to.deep.equal(['fast'])
  })

  it('are not added to a contract', async () => {
    const contract = { commands: [{ name: 'load', parameters: [{ name: 'ship', type: 'string' }] }] }
    const program = `import json, sys\nif "--describe" in sys.argv:\n    print(json.dumps(${JSON.stringify(contract)}))\n    sys.exit()\n${parsed}`
    const core = await open('cli.py', program, {})
    expect(await namesOf(core, 'p__load')).to.deep.equal(['ship'])
    expect(await callText(core, 'p__load', { ship: 'a' })).to.include("('ship', 'a')")
  })
})
