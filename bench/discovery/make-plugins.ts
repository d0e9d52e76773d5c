import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = `import argparse
parser = argparse.ArgumentParser(description="Plugin NUMBER.")
commands = parser.add_subparsers(required=True)
for name in ("list", "show", "add"):
    command = commands.add_parser(name, help="Do " + name)
    command.add_argument("--name", required=True)
    command.add_argument("--count", type=int, default=1)
parser.parse_args()
`

/** Makes a folder of so many Python plugins. */
export async function makePlugins(count: number): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
  for (let number = 0; number < count; number += 1) {
    await mkdir(join(dir, `plugin_${number}`))
    await writeFile(join(dir, `plugin_${number}`, 'cli.py'), program.replace('NUMBER', String(number)))
  }
  return dir
}
