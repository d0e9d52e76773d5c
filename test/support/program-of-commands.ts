/**
 * The text of a shell program with these commands, whose help looks like argparse's. Before it gives the help of the
 * command `$1` it does `beforeHelp`; it does `otherwise` when it is called.
 */
export function programOfCommands(names: readonly string[], beforeHelp: string, otherwise = ':'): string {
  return `#!/bin/sh
if [ "$1" = --help ]; then cat <<'END'
usage: cli.sh [-h] {${names.join(',')}} ...

positional arguments:
  {${names.join(',')}}
${names.map((name) => `    ${name.padEnd(10)}  Does ${name}.`).join('\n')}

options:
  -h, --help  show this help message and exit
END
elif [ "$2" = --help ]; then
  ${beforeHelp}
  cat <<END
usage: cli.sh $1 [-h] [--size SIZE]

options:
  -h, --help   show this help message and exit
  --size SIZE  how much
END
else
  ${otherwise}
fi
`
}
