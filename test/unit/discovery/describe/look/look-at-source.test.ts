import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { lookAtSource, type Look } from '../../../../../src/discovery/describe/look/look-at-source.js'

async function look(files: Readonly<Record<string, string>>): Promise<Look> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    await writeFile(join(dir, name), text)
  }
  return lookAtSource(join(dir, Object.keys(files)[0]!), { root: dir })
}

const rows: readonly [string, Look['grade'], Readonly<Record<string, string>>][] = [
  ['a Python program with argparse', 'strong', { 'cli.py': 'import os, argparse\n' }],
  ['a Python program with a click group', 'strong', { 'cli.py': 'from click import group\n' }],
  [
    'a parser in a module of its own',
    'strong',
    { 'cli.py': 'from app import main\n', 'app.py': 'import typer\n' },
  ],
  ['a parser in a package', 'strong', { 'cli.py': 'import pkg.app\n', 'pkg/app.py': 'import fire\n' }],
  ['a Node program with commander', 'strong', { 'cli.mjs': "import { Command } from 'commander'\n" }],
  [
    'a Node program with a class of commands from elsewhere',
    'strong',
    { 'cli.js': "const { Command } = require('@a/b')\nnew Command().option('-x', 'y')\n" },
  ],
  ['a Node program with commander inside', 'strong', { 'cli.js': 'this._allowUnknownOption=!1\n' }],
  [
    'a Node program with commands of its own',
    'no',
    { 'cli.js': 'const one = new Command("rm")\none.run()\n' + 'one.run()\n'.repeat(30) },
  ],
  [
    'a Node program with parseArgs',
    'strong',
    { 'cli.js': "const { values } = require('util').parseArgs({})\n" },
  ],
  [
    'a required module of its own',
    'strong',
    { 'cli.js': "require('./lib')\n", 'lib.js': "require('yargs')\n" },
  ],
  [
    'a module of its own by a path of several parts',
    'strong',
    {
      'cli.js': "const path = require('path')\nrequire(path.join(__dirname, 'src', 'lib.js')).main()\n",
      'src/lib.js': "require('minimist')\n",
    },
  ],
  [
    'the folder of a module of its own',
    'strong',
    { 'cli.js': "require(__dirname + '/lib').main()\n", 'lib/index.js': "require('minimist')\n" },
  ],
  ['a shell script with getopts', 'strong', { 'cli.sh': 'while getopts "ab:" opt; do :; done\n' }],
  ['a shell script with a help arm', 'strong', { 'cli.sh': 'case "$1" in\n  -h|--help) echo hi;;\nesac\n' }],
  ['a case arm for the word', 'strong', { 'cli.sh': 'case "$1" in\n  help) echo hi;;\nesac\n' }],
  ['Getopt::Long', 'strong', { 'cli.pl': 'use Getopt::Long;\n' }],
  ['optparse of Ruby', 'strong', { 'cli.rb': "require 'optparse'\n" }],
  ['a shebang without an extension', 'strong', { cli: '#!/usr/bin/env python3\nimport argparse\n' }],
  [
    'a usage line only',
    'weak',
    { 'cli.py': "import sys\nif len(sys.argv) < 2:\n    sys.exit('usage: x FILE')\n" + 'x = 1\n'.repeat(30) },
  ],
  [
    'a stub of an entry point',
    'weak',
    { 'cli.py': 'import sys\nfrom black import patched_main\nsys.exit(patched_main())\n' },
  ],
  ['a wrapper', 'weak', { 'cli.sh': '#!/bin/sh\nexec terraform "$@"\n' }],
  ['a job without options', 'no', { 'cli.sh': '#!/bin/sh\nrm -rf "$1"\n' }],
  ['words in a comment', 'no', { 'cli.sh': '#!/bin/sh\n# usage: --help describes, getopts x\ntouch "$1"\n' }],
  ['loose words', 'no', { 'cli.sh': 'echo "disk usage; this helps to describe"\n' }],
  [
    'a loop over arguments without a help arm',
    'no',
    { 'cli.sh': 'while [ $# -gt 0 ]; do case "$1" in -o) shift;; *) rm "$1";; esac; shift; done\n' },
  ],
  [
    'a Python job',
    'no',
    { 'cli.py': 'import sys, urllib.request\nurllib.request.urlopen(sys.argv[1])\n' + 'x = 1\n'.repeat(30) },
  ],
  ['a compiled program', 'binary', { cli: '\u007fELF\0\0\0' }],
]

describe('the look at a source', () => {
  for (const [what, grade, files] of rows) {
    it(`says ${grade} of ${what}`, async () => {
      expect((await look(files)).grade).to.equal(grade)
    })
  }

  it('knows --describe only as a literal', async () => {
    expect((await look({ 'cli.py': "if '--describe' in sys.argv: pass\n" })).namesDescribe).to.equal(true)
    expect((await look({ 'cli.py': '"""We describe things."""\nimport argparse\n' })).namesDescribe).to.equal(
      false,
    )
  })

  it('names the library and every file that it looked into, and none outside the folder', async () => {
    const { library, files } = await look({
      'cli.py': 'from app import main\nfrom ..other import x\n',
      'app.py': 'import argparse\n',
    })
    expect(library).to.equal('argparse')
    expect(files.map((file) => file.split('/').at(-1))).to.deep.equal(['cli.py', 'app.py'])
  })
})
