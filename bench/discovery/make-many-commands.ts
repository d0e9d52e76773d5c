import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Makes a plugin whose program has this many commands and takes this long for the help of each. */
export async function makeManyCommands(pluginsDir: string, commands: number, helpMs: number): Promise<void> {
  const dir = join(pluginsDir, 'many')
  const names = Array.from({ length: commands }, (_, number) => `command-${number}`)
  await mkdir(dir)
  await writeFile(join(dir, 'cli.sh'), program(names, helpMs / 1000))
  // Its text shows no library for options, so its owner must say that its commands may be asked.
  await writeFile(join(dir, 'smcp.json'), '{"ask": true}')
}

const program = (names: readonly string[], seconds: number): string => `#!/bin/sh
if [ "$1" = --help ]; then cat <<'END'
usage: cli.sh [-h] {${names.join(',')}} ...

positional arguments:
  {${names.join(',')}}
${names.map((name) => `    ${name}  Does ${name}.`).join('\n')}

options:
  -h, --help  show this help message and exit
END
elif [ "$2" = --help ]; then
  sleep ${seconds}
  cat <<END
usage: cli.sh $1 [-h] [--size SIZE]

options:
  -h, --help   show this help message and exit
  --size SIZE  how much
END
fi
`
