import { expect } from 'chai'
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readConfig, type Config } from '../../src/config.js'
import { openCore } from '../../src/core/open-core.js'

const usage = 'Usage: cli [-v]\\n\\nOptions:\\n  -v  Say more.'

interface Broken {
  readonly files: Readonly<Record<string, string>>
  /** Of DIR/p. */
  readonly file: string
  readonly message: RegExp | string
  /** It may be the fault of the asking, so there is still a way to call it. */
  readonly isCallable?: true
}

const cases: Readonly<Record<string, Broken>> = {
  'a syntax error of Python': {
    files: { 'cli.py': 'import argparse\n\nprint("a"\nargparse.ArgumentParser().parse_args()\n' },
    file: 'cli.py',
    message: /^cli\.py, line 3: SyntaxError: '\(' was never closed\. Fix it there/,
  },
  'a syntax error of a module of its own': {
    files: { 'cli.py': 'import argparse\nimport lib.own\n', 'lib/own.py': 'x = 1\n  y = 2\n' },
    file: 'lib/own.py',
    message: /^lib\/own\.py, line 2: IndentationError: unexpected indent/,
  },
  'a syntax error in a program that is not asked': {
    files: { 'cli.py': 'def run(:\n    pass\nrun()\n' },
    file: 'cli.py',
    message: /^cli\.py, line 1: SyntaxError: invalid syntax/,
  },
  'a missing module of Python': {
    files: { 'cli.py': 'import argparse\nimport no_such.part\nargparse.ArgumentParser().parse_args()\n' },
    file: 'cli.py',
    message:
      /^cli\.py, line 2: ModuleNotFoundError: No module named 'no_such'\. no_such is missing: install it into DIR\/p\/\.venv: \S+ -m venv DIR\/p\/\.venv && DIR\/p\/\.venv\/bin\/python -m pip install no_such$/,
  },
  'an exception of Python': {
    files: { 'cli.py': 'import argparse\ndef start():\n    raise RuntimeError("no luck")\nstart()\n' },
    file: 'cli.py',
    message:
      /^cli\.py, line 3: RuntimeError: no luck\. It is asked without network, without secrets .* SMCP_DESCRIBE/,
    isCallable: true,
  },
  'a syntax error of Node': {
    files: { 'cli.mjs': `const usage = "${usage} --help"\nconst a = ;\n` },
    file: 'cli.mjs',
    message: /^cli\.mjs, line 2: SyntaxError: Unexpected token ';'\. Fix it there/,
  },
  'a syntax error of Node in a program that is not asked': {
    files: { 'cli.cjs': 'run()\n\nfunction run( {' },
    file: 'cli.cjs',
    message: /^cli\.cjs, line 3: SyntaxError: /,
  },
  'a missing package of Node': {
    files: { 'cli.mjs': "import { Command } from 'commander'\nnew Command().parse()\n" },
    file: 'cli.mjs',
    message:
      /^cli\.mjs: Error \[ERR_MODULE_NOT_FOUND\]: Cannot find package 'commander' .*commander is missing: npm install --prefix DIR\/p commander$/,
  },
  'a missing file of Node': {
    files: { 'cli.cjs': "require('./gone.js')\nprocess.argv.includes('--help')\n" },
    file: 'cli.cjs',
    message: /Cannot find module '.\/gone.js'\. Put that file there, or correct its name\.$/,
  },
  'an exception of Node': {
    files: { 'cli.mjs': `const usage = "${usage} --help"\n\nthrow new Error('no luck')\n` },
    file: 'cli.mjs',
    message: /^cli\.mjs, line 3: Error: no luck\. It is asked without network/,
    isCallable: true,
  },
  'an exception of Node where a library would have answered': {
    files: { 'cli.mjs': `import { parseArgs } from 'node:util'\nif (false) parseArgs({})\nnull.x\n` },
    file: 'cli.mjs',
    message: /^cli\.mjs, line [23]: /,
    isCallable: true,
  },
  'a syntax error of a shell script': {
    files: { 'cli.sh': '#!/bin/sh\nif true\nfi\necho --help\n' },
    file: 'cli.sh',
    message: /^cli\.sh, line 3: Syntax error: "fi" unexpected|^cli\.sh, line 3: syntax error near/,
  },
  'a missing module of Perl': {
    files: { 'cli.pl': 'use Getopt::Long;\nuse No::Such;\n' },
    file: 'cli.pl',
    message: /^cli\.pl, line 2: Can't locate No\/Such\.pm in @INC\. No\/Such\.pm is missing: cpan No::Such$/,
  },
  'a crash': {
    files: { 'cli.sh': '#!/bin/sh\ncase "$1" in --help) echo last words >&2; kill -SEGV $$;; esac\n' },
    file: 'cli.sh',
    message: /^--help ended with SIGSEGV: last words; print a contract/,
    isCallable: true,
  },
  'a hang when it is asked for its contract': {
    files: { 'cli.sh': '#!/bin/sh\ncase "$1" in --describe) sleep 619;; esac\n' },
    file: 'cli.sh',
    message: /^--describe took longer than 5 s and was stopped; let it print its contract and end, /,
    isCallable: true,
  },
  'a flood when it is asked for its contract': {
    files: { 'cli.sh': '#!/bin/sh\ncase "$1" in --describe) yes;; esac\n' },
    file: 'cli.sh',
    message: /^--describe printed more than 1024 KiB and was stopped; let it print its contract and end, /,
    isCallable: true,
  },
}

async function load(dir: string, files: Broken['files'], settings: Partial<Config> = {}) {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, 'p', name)), { recursive: true })
    await writeFile(join(dir, 'p', name), text)
  }
  const core = openCore({ ...readConfig({ pluginsDirs: [dir] }), noCache: true, ...settings })
  await core.catalog.load()
  return { tools: await core.catalog.list(), problems: core.catalog.plugins()[0]?.problems ?? [] }
}

for (const askSandbox of ['auto', 'never'] as const) {
  describe(`a plugin that is broken, ${askSandbox === 'auto' ? 'in a sandbox where there is one' : 'without a sandbox'}, says what is wrong and where:`, () => {
    for (const [what, { files, file, message, isCallable }] of Object.entries(cases)) {
      it(what, async () => {
        const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
        const { tools, problems } = await load(dir, files, { askSandbox })
        const [problem] = problems.filter(({ severity }) => severity === 'error')
        expect(problem?.message.replaceAll(dir, 'DIR')).to.match(new RegExp(message))
        expect(problem?.file).to.equal(join(dir, 'p', file))
        expect(tools).to.have.length(isCallable ? 1 : 0)
      })
    }
  })
}

describe('a plugin that is not broken', () => {
  it('may end with 2 after a help that can be read', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const script = `#!/bin/sh\ncase "$1" in --help) printf '${usage}\\n'; exit 2;; esac\n`
    const { tools, problems } = await load(dir, { 'cli.sh': script })
    expect([tools[0]?.inputSchema.properties, problems]).to.have.nested.property('[0].v')
    expect(problems).to.deep.equal([])
  })

  it('may start a program while it is imported, and give up where it may not', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const hive = `
import subprocess
try:
    found = subprocess.run(["true"]).returncode == 0
except PermissionError:
    found = False
if not found:
    raise ImportError("bad executable")
`
    const text =
      'import argparse, hive\nparser = argparse.ArgumentParser()\nparser.add_argument("--bees")\nparser.parse_args()\n'
    const { tools, problems } = await load(dir, { 'cli.py': text, 'hive.py': hive })
    expect([tools[0]?.inputSchema.properties, problems]).to.have.nested.property('[0].bees')
    expect(problems).to.have.lengthOf(1)
    expect(problems[0]).to.have.property('severity', 'warning')
    expect(problems[0]?.message).to.contain('ended when subprocess.Popen was refused')
  })

  for (const [file, text] of [
    [
      'cli.py',
      'import sys\nUSAGE = "usage: cli N --help"\ndef main(argv):\n    print(int(argv[1]))\nmain(sys.argv)\n',
    ],
    ['cli.mjs', "const usage = 'usage: cli N --help'\nJSON.parse(process.argv[2] ?? '0')\n"],
  ] as const) {
    it(`may die of an argument that it does not know: ${file}`, async () => {
      const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
      const { tools, problems } = await load(dir, { [file]: text })
      expect(tools.map(({ name }) => name)).to.deep.equal(['p__run'])
      expect(problems.map(({ severity }) => severity)).to.deep.equal(['warning'])
    })
  }
})

describe('a broken plugin whose folder is a link', () => {
  it('names the file as its owner knows it', async () => {
    const [dir, real] = [
      await mkdtemp(join(tmpdir(), 'smcp-test-')),
      await mkdtemp(join(tmpdir(), 'smcp-test-')),
    ]
    await symlink(real, join(dir, 'p'))
    const { problems } = await load(dir, { 'cli.py': 'import argparse\nx = (\n' })
    expect(problems[0]).to.deep.include({ file: join(dir, 'p', 'cli.py') })
    expect(problems[0]?.message).to.match(/^cli\.py, line 2: SyntaxError/)
  })
})
