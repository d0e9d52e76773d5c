import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { openCore } from '../../src/core/open-core.js'
import type { Tool } from '../../src/discovery/tool.js'

const plainHelp = `Usage: cli [options] <file>

Options:
  -o, --output FILE  where to write
  -v, --verbose      say more
`
const german = `Aufruf: cli [OPTIONEN] DATEI

Optionen:
  -o, --output=DATEI  wohin
  -v, --verbose       mehr sagen
`
const french = `Utilisation : cli [OPTION]... FICHIER

Options :
  -o, --output=FICHIER  vers
  -v, --verbose         plus
`
const spanish = `Modo de empleo: cli [OPCIÓN]... FICHERO

Opciones:
  -o, --output=FICHERO  destino
  -v, --verbose         más
`
const japanese = `使い方: cli [オプション] ファイル

オプション:
  -o, --output=ファイル  出力
  -v, --verbose          詳細
`
const hebrew = `Usage: cli [options] <file>

  -o, --output FILE  \u200fלאן לכתוב
  -v, --verbose      \u202bעוד מילים\u202c
`
const table = `Usage: cli [options] <file>

┌─────────────────────┬────────────────┐
│ -o, --output FILE   │ where to write │
├─────────────────────┼────────────────┤
│ -v, --verbose       │ say more       │
└─────────────────────┴────────────────┘
`
const coloured = plainHelp.replaceAll(/(-{1,2}\w+)/g, '\u001b[1;32m$1\u001b[0m')
const overstruck = plainHelp
  .replaceAll(/\b(\w)/g, '$1\b$1')
  .replace('Options', '_\bO_\bp_\bt_\bi_\bo_\bn_\bs')
const repeated = (line: string, bytes: number): string => line.repeat(Math.ceil(bytes / line.length))

/** A help that is hard to read; each has --output and --verbose, as far as it can be read at all. */
const helps: Readonly<Record<string, Buffer | string>> = {
  'in German': german,
  'in French': french,
  'in Spanish': spanish,
  'in Japanese': japanese,
  'from right to left': hebrew,
  'in a table': table,
  'in colours': coloured,
  'with every letter printed twice': overstruck,
  'with carriage returns': plainHelp.replaceAll('\n', '\r\n'),
  'with tabs': plainHelp.replaceAll(/ {2,}(?=\w)/g, '\t'),
  'in UTF-16': Buffer.from(`\uFEFF${plainHelp}`, 'utf16le'),
  'in UTF-16 without a mark': Buffer.from(plainHelp, 'utf16le'),
  'with NULs': plainHelp.replaceAll('\n', '\n\0'),
  'before a line of 100 KB': `${plainHelp}\n${repeated('word ', 100_000)}\n`,
  'before 900 KB of prose': `${plainHelp}\n${repeated('It is a long story.\n', 900_000)}`,
}

/** A program that prints help.txt: on stdout unless it is told how. */
const printing = '#!/bin/sh\ncase "$1" in --help) cat "$(dirname "$0")/help.txt";; esac\n'

async function load(
  files: Readonly<Record<string, Buffer | string>>,
): Promise<{ tools: readonly Tool[]; problems: readonly string[]; tookMs: number }> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  await mkdir(join(dir, 'p'))
  await writeFile(join(dir, 'p', 'smcp.json'), '{"ask": true}')
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, 'p', name), text)
  const start = performance.now()
  const core = openCore({ ...readConfig({ pluginsDirs: [dir] }), noCache: true })
  await core.catalog.load()
  const tools = await core.catalog.list()
  const problems = core.catalog.plugins()[0]?.problems.map(({ message }) => message) ?? []
  return { tools, problems, tookMs: performance.now() - start }
}

const namesIn = (tool: Tool | undefined): string[] => Object.keys(tool?.inputSchema.properties ?? {})

/** Far more than any of it takes, on a busy machine too; some took longer than a minute. */
const boundMs = 30_000

describe('a help that is hard to read', function () {
  this.timeout(2 * boundMs)

  for (const [how, help] of Object.entries(helps)) {
    it(`is read ${how}`, async () => {
      const { tools, tookMs } = await load({ 'cli.sh': printing, 'help.txt': help })
      expect(tools).to.have.length(1)
      expect(namesIn(tools[0])).to.include.members(['output', 'verbose'])
      expect(tools[0]!.command.parameters.find(({ name }) => name === 'output')!.schema.type).to.equal(
        'string',
      )
      expect(tools[0]!.command.parameters.find(({ name }) => name === 'verbose')!.schema.type).to.equal(
        'boolean',
      )
      expect(namesIn(tools[0])).to.have.length(3)
      expect(tookMs).to.be.below(boundMs)
    })
  }

  for (const exitCode of [1, 2, 64, 129])
    it(`is read from stderr, with the exit code ${exitCode}`, async () => {
      const script = `#!/bin/sh\necho "cli 1.0"\ncat "$(dirname "$0")/help.txt" >&2\nexit ${exitCode}\n`
      const { tools, problems } = await load({ 'cli.sh': script, 'help.txt': plainHelp })
      expect(namesIn(tools[0])).to.have.members(['file', 'output', 'verbose'])
      expect(problems).to.deep.equal([])
    })

  it('is read where the program shows it in a pager, in the language of its user', async () => {
    const script =
      '#!/bin/sh\ncase "$LC_ALL$LANG" in *de*) echo no >&2; exit 3;; esac\n${PAGER:-sleep 60 #} "$(dirname "$0")/help.txt"\n'
    const before = { LANG: process.env.LANG, PAGER: process.env.PAGER }
    Object.assign(process.env, { LANG: 'de_DE.UTF-8', PAGER: 'false' })
    try {
      const { tools } = await load({ 'cli.sh': script, 'help.txt': plainHelp })
      expect(namesIn(tools[0])).to.have.members(['file', 'output', 'verbose'])
    } finally {
      for (const [name, value] of Object.entries(before))
        if (value === undefined) Reflect.deleteProperty(process.env, name)
        else process.env[name] = value
    }
  })

  for (const [what, line] of [
    ['options', (n: number) => `  --option-${n} VALUE  number ${n}\n`],
    ['commands', (n: number) => `  command-${n}  does number ${n}\n`],
  ] as const)
    it(`ends somewhere where it has 10,000 ${what}`, async () => {
      const title = what === 'options' ? 'Options' : 'Commands'
      const rows = Array.from({ length: 10_000 }, (_, n) => line(n)).join('')
      const { tools, tookMs } = await load({
        'cli.sh': printing,
        'help.txt': `Usage: cli\n\n${title}:\n${rows}`,
      })
      expect(tools).not.to.deep.equal([])
      expect(what === 'options' ? namesIn(tools[0]) : tools).to.have.length.above(1000)
      expect(tookMs).to.be.below(boundMs)
    })

  it('is not read twice where each answer differs', async () => {
    const script = `#!/bin/sh
case " $* " in *" --help "*) printf 'It is %s\\n\\nUsage: cli <command>\\n\\nCommands:\\n  add   adds\\n  list  lists\\n\\n' "$(date +%N)"
printf "Run 'cli <command> --help' for more.\\n";; esac
`
    const { tools } = await load({ 'cli.sh': script })
    expect(tools.map(({ name }) => name)).to.have.members(['p__add', 'p__list'])
    for (const tool of tools) expect(namesIn(tool)).to.deep.equal(['args'])
  })
})

describe('a help that can not be read', function () {
  this.timeout(2 * boundMs)

  for (const [what, script] of [
    ['of more than 1 MiB', '#!/bin/sh\nyes Usage: x | head -c 3000000\n'],
    ['of bytes', '#!/bin/sh\nhead -c 100000 /dev/urandom\n'],
    ['of a flood of dashes', "#!/bin/sh\nhead -c 900000 /dev/zero | tr '\\0' -\n"],
    ['of a flood of blanks', "#!/bin/sh\necho Usage: x; head -c 900000 /dev/zero | tr '\\0' ' '\n"],
    ['of a flood of quotes', "#!/bin/sh\necho Usage: x; head -c 900000 /dev/zero | tr '\\0' '\"'\n"],
    [
      'for a terminal only',
      '#!/bin/sh\n[ -t 0 ] || { echo "not a terminal" >&2; exit 1; }\nexec 3</dev/tty\n',
    ],
    ['from a terminal', '#!/bin/sh\nread -r line </dev/tty || exit 1\necho "$line"\n'],
    ['where there is none', '#!/bin/sh\nexit 64\n'],
  ] as const)
    it(`leaves args: ${what}`, async () => {
      const { tools, problems, tookMs } = await load({ 'cli.sh': script })
      expect(tools.map(({ name }) => name)).to.deep.equal(['p__run'])
      expect(namesIn(tools[0])).to.deep.equal(['args'])
      expect(problems).to.have.length(1)
      expect(tookMs).to.be.below(boundMs)
    })

  it('leaves args where a library for options would have answered', async () => {
    const script = 'import argparse, sys\nsys.exit("not now")\nargparse.ArgumentParser().parse_args()\n'
    const { tools, problems } = await load({ 'cli.py': script })
    expect(tools.map(({ name }) => name)).to.deep.equal(['p__run'])
    expect(problems.join()).to.match(/--help ended with exit code 1: not now/)
  })
})
