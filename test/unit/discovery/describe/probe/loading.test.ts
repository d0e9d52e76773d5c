import { expect } from 'chai'
import { execa } from 'execa'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { namesOf, probeFile, probeProgram } from './probe-program.js'

const oneOption = `
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--x")
`

/** A program that tries each act, goes on where it is refused, and tells in its parser's options which were. */
const acts = (lines: readonly string[]): string => `
import argparse
parser = argparse.ArgumentParser()
${lines
  .map(
    (line, index) => `
try:
    ${line}
    parser.add_argument("--done-${index}")
except PermissionError:
    parser.add_argument("--refused-${index}")`,
  )
  .join('')}
parser.parse_args()
`

describe('a probed program', () => {
  it('finds everything as in a real start', async () => {
    const { dir, description } = await probeProgram(
      `
import argparse, os, sys, values
facts = [__name__, __file__, sys.argv, sys.path[0], os.getcwd(), values.main_file, values.OWN]
if __name__ == "__main__":
    argparse.ArgumentParser(description=repr(facts)).parse_args()
`,
      { 'values.py': 'import __main__\nmain_file = __main__.__file__\nOWN = "own"\n' },
    )
    const main = join(dir, 'cli.py')
    expect(description?.commands[0]?.description).to.equal(
      `['__main__', '${main}', ['${main}'], '${dir}', '${dir}', '${main}', 'own']`,
    )
  })

  it('keeps modules of its own that are named as parts of the probe, whenever they are loaded', async () => {
    const own = Object.fromEntries(
      ['annotations', 'argparse_parser', 'describe'].map((name) => [`${name}.py`, 'OWN = "own"\n']),
    )
    const { description } = await probeProgram(
      `
import annotations, argparse_parser, sys
before = set(sys.modules)
import argparse, describe
new = {"argparse_facts", "program", "refuse", "values"} & (set(sys.modules) - before)
owns = [annotations.OWN, sys.modules["argparse_parser"].OWN, describe.OWN]
argparse.ArgumentParser(description=repr([owns, sorted(new), sys.path[0] == sys.path[1]])).parse_args()
`,
      own,
    )
    expect(description?.commands[0]?.description).to.equal("[['own', 'own', 'own'], [], False]")
  })

  it('may print, and changes nothing: no file, no folder, no .pyc', async () => {
    const { dir, commands } = await probeProgram(
      `import own, sys; print("{" * 100000); sys.stdout.flush()${acts([
        'open("written.txt", "w")',
        'import os; os.mkdir("made")',
        'os.rename("data.txt", os.path.join(os.environ["HOME"], "data.txt"))',
        'os.remove("data.txt")',
        'os.utime("data.txt", (1, 1))',
        'os.symlink("data.txt", "link")',
        'import sqlite3; sqlite3.connect("base.db")',
        'import pathlib; pathlib.Path("touched").touch()',
        'os.mkfifo("pipe")',
      ])}`,
      { 'own.py': '', 'data.txt': 'kept' },
    )
    expect(namesOf(commands).filter((name) => name.startsWith('done'))).to.deep.equal([])
    expect((await readdir(dir)).sort()).to.deep.equal(['cli.py', 'data.txt', 'own.py'])
    expect(await readFile(join(dir, 'data.txt'), 'utf8')).to.equal('kept')
  })

  it('starts no process and waits for nothing', async () => {
    const { dir, commands } = await probeProgram(
      acts([
        'import os; os.system("touch by-shell")',
        'import subprocess; subprocess.run(["touch", "by-child"])',
        'os.fork()',
        'os.execvp("touch", ["touch", "by-exec"])',
        'os.kill(os.getpid(), 0)',
        'import time; time.sleep(60)',
      ]),
    )
    expect(namesOf(commands)).to.deep.equal([0, 1, 2, 3, 4, 5].map((index) => `refused-${index}`))
    expect(await readdir(dir)).to.deep.equal(['cli.py'])
  })

  it('reaches nobody over the network', async () => {
    let connections = 0
    const server = createServer(() => (connections += 1)).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    const { port } = server.address() as AddressInfo
    const { commands } = await probeProgram(
      acts([
        `import socket; socket.create_connection(("127.0.0.1", ${port}))`,
        `import urllib.request; urllib.request.urlopen("http://127.0.0.1:${port}/").read()`,
        'socket.getaddrinfo("example.org", 80)',
        'socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9))',
      ]).replaceAll('except PermissionError', 'except OSError'),
    )
    server.close()
    expect(namesOf(commands)).to.deep.equal([0, 1, 2, 3].map((index) => `refused-${index}`))
    expect(connections).to.equal(0)
  })

  it('may do what asking needs: private files, addresses as numbers, short pauses, devices', async () => {
    const { commands } = await probeProgram(
      acts([
        'import tempfile; tempfile.TemporaryDirectory().cleanup()',
        'tempfile.TemporaryFile().close()',
        'import os; os.makedirs(os.path.expanduser("~/.config/app"), exist_ok=True)',
        'import shutil; open(os.path.expanduser("~/a"), "w").close(); shutil.rmtree(os.path.expanduser("~/.config"))',
        'import socket; socket.socket().bind(("127.0.0.1", 0))',
        'socket.getaddrinfo("127.0.0.1", 80); socket.getaddrinfo("::1", 80)',
        'import time; time.sleep(0.01)',
        'open(os.devnull, "w").close()',
        'import sqlite3; sqlite3.connect(":memory:")',
        'open(__file__).close()',
      ]),
    )
    expect(namesOf(commands)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((index) => `done-${index}`))
  })

  it('has no default that is a path in the folder where it runs', async () => {
    const { commands } = await probeProgram(`
import argparse, os
parser = argparse.ArgumentParser()
parser.add_argument("--file", default=os.path.join(os.getcwd(), ".env"))
parser.add_argument("--dir", default=os.getcwd())
parser.add_argument("--other", default="/etc/tool.ini")
parser.parse_args()
`)
    const defaults = commands[0]?.parameters.map(({ schema }) => schema.default)
    expect(defaults).to.deep.equal([undefined, undefined, '/etc/tool.ini'])
  })

  it('is ended after 200 refusals that it takes no notice of', async () => {
    const { description, ends } = await probeProgram(`
import argparse
while True:
    try:
        open("written.txt", "w")
    except PermissionError:
        pass
`)
    expect(description).to.equal(undefined)
    expect(ends).to.deep.equal(['exited'])
  })

  it('cannot catch its end, nor do its work after it', async () => {
    const { dir, commands } = await probeProgram(`${oneOption}
import atexit
atexit.register(lambda: open("at-exit.txt", "w"))
try:
    parser.parse_args()
except BaseException:
    pass
finally:
    open("ran.txt", "w")
`)
    expect(namesOf(commands)).to.deep.equal(['x'])
    expect(await readdir(dir)).to.deep.equal(['cli.py'])
  })

  it('tells which of its own files it was loaded from, without its virtual environment', async () => {
    const { dir } = await probeProgram(
      `import json, lib.part, data, dependency${oneOption}parser.parse_args()`,
      {
        'lib/part.py': '',
        'data.py': '',
        'unused.py': '',
      },
    )
    await execa('python3', ['-m', 'venv', '--without-pip', join(dir, '.venv')])
    const python = join(dir, '.venv', 'bin', 'python')
    const sitePackages = await execa(python, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'])
    await writeFile(join(sitePackages.stdout, 'dependency.py'), '')
    const { description } = await probeFile(join(dir, 'cli.py'), python)
    expect(description?.files).to.deep.equal(
      ['cli.py', 'data.py', 'lib/part.py'].map((name) => join(dir, name)),
    )
  })
})

describe('a program with more than one parser', () => {
  it('is told by the fullest, after a first look for a configuration file', async () => {
    const { commands } = await probeProgram(`
import argparse
early = argparse.ArgumentParser(add_help=False)
early.add_argument("--config", default="app.ini")
early.add_argument("--must", required=True)
known, rest = early.parse_known_args()
parser = argparse.ArgumentParser(parents=[early], description=known.config + " " + repr(known.must))
parser.add_argument("--x")
parser.parse_args(rest)
`)
    expect(namesOf(commands)).to.deep.equal(['config', 'must', 'x'])
    expect(commands[0]?.description).to.equal('app.ini None')
  })

  it('may build one parser in stages, and hand on what the last does not know', async () => {
    const { commands } = await probeProgram(`${oneOption}
parser.parse_known_args()
parser.add_argument("--y", type=int)
options, rest = parser.parse_known_args()
raise SystemExit(options.y)
`)
    expect(namesOf(commands)).to.deep.equal(['x', 'y', 'args'])
  })

  it('takes what it hands on before its positionals', async () => {
    const { commands } = await probeProgram(`${oneOption}
parser.add_argument("file")
options, rest = parser.parse_known_args()
`)
    expect(namesOf(commands)).to.deep.equal(['x', 'args', 'file'])
  })

  it('may have a parse_args of its own', async () => {
    const { commands } = await probeProgram(`
import argparse
class Parser(argparse.ArgumentParser):
    def parse_args(self, args=None, namespace=None):
        self.add_argument("--late")
        options, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error("what?")
        return options
Parser().parse_args()
`)
    expect(namesOf(commands)).to.deep.equal(['late'])
  })

  it('may show its help instead, where no argument was given', async () => {
    const { commands } = await probeProgram(`${oneOption}
import sys
if len(sys.argv) == 1:
    parser.print_help()
    sys.exit(1)
`)
    expect(namesOf(commands)).to.deep.equal(['x'])
  })

  it('is not waited for where it goes on after its first look', async () => {
    const { commands, ends } = await probeProgram(`${oneOption}
parser.parse_known_args()
while True:
    pass
`)
    expect(namesOf(commands)).to.deep.equal(['x', 'args'])
    expect(ends).to.deep.equal(['exited'])
  })

  it('is told by none where none was seen', async () => {
    const { description } = await probeProgram('import argparse, sys\nsys.exit("nothing to do")\n')
    expect(description).to.equal(undefined)
  })
})
