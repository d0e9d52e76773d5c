import { expect } from 'chai'
import { readdir } from 'node:fs/promises'
import { namesOf, probeProgram } from './probe-program.js'

const library = 'packages/site-packages/library.py'
const start = `
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "packages", "site-packages"))
`
/** The program's own parser, and its work after it. */
const own = `
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--own")
parser.parse_args()
open("ran.txt", "w")
`
const libraryParser = `
import argparse
parser = argparse.ArgumentParser(add_help=False)
for name in ("--one", "--two", "--three"):
    parser.add_argument(name)
`

/** The names of the parameters of a program, which changes nothing. */
async function namesIn(source: string, libraryText = ''): Promise<string[]> {
  const { dir, commands } = await probeProgram(start + source, { [library]: libraryText })
  expect((await readdir(dir)).sort()).to.deep.equal(['cli.py', 'packages'])
  return namesOf(commands)
}

describe('a parser that is not of the program', () => {
  it('is one that a library makes when it is imported', async () => {
    const known = `${libraryParser}settings = parser.parse_known_args()[0]\n`
    expect(await namesIn(`import library${own}`, known)).to.deep.equal(['own'])
    const all = `${libraryParser}settings = parser.parse_args()\n`
    expect(await namesIn(`import library${own}`, all)).to.deep.equal(['own'])
    expect(await namesIn(`import library\nprint(library.settings.one)${own}`, all)).to.deep.equal(['own'])
  })

  it('is one of optparse, too, or one whose help a library asks for', async () => {
    const text = 'import optparse\nparser = optparse.OptionParser()\nparser.add_option("--one")\n'
    expect(await namesIn(`import library${own}`, `${text}parser.parse_args()\n`)).to.deep.equal(['own'])
    expect(await namesIn(`import library${own}`, `${text}parser.format_help()\n`)).to.deep.equal(['own'])
  })

  it('is one that parses other words, before anybody looks at the command line', async () => {
    const text = `${libraryParser}def defaults(words):\n    return parser.parse_args(words)\n`
    expect(await namesIn(`import library\nlibrary.defaults([])${own}`, text)).to.deep.equal(['own'])
    expect(await namesIn(`import library\nlibrary.defaults(["--one", "x"])${own}`, text)).to.deep.equal([
      'own',
    ])
    const words = `${libraryParser}assert parser.parse_args(["--two", "x"]).two == "x"\n`
    expect(await namesIn(words + own)).to.deep.equal(['own'])
  })

  it('is one with which a library looks at the command line for itself', async () => {
    const text = `${libraryParser}def start():\n    return parser.parse_known_args()[0]\n`
    expect(await namesIn(`import library\nlibrary.start()${own}`, text)).to.deep.equal(['own'])
  })

  it('is none of the program where a library ends it at its import', async () => {
    const text = `${libraryParser}parser.add_argument("must")\nparser.parse_args()\n`
    expect(await namesIn(`import library${own}`, text)).to.deep.equal([])
  })
})

describe('a parser of the program', () => {
  it('may be made by a library, for a function of the program', async () => {
    const text = `
import argparse, sys
def run(function, argv=None):
    parser = argparse.ArgumentParser()
    for name in function.__code__.co_varnames:
        parser.add_argument("--" + name)
    function(**vars(parser.parse_args(sys.argv[1:] if argv is None else argv)))
`
    const source = `
import argparse, library
early = argparse.ArgumentParser(add_help=False)
early.add_argument("--config")
early.parse_known_args()
def work(first, second):
    open("ran.txt", "w")
library.run(work)
`
    expect(await namesIn(source, text)).to.deep.equal(['first', 'second'])
    const only = 'import library  # argparse\ndef work(first):\n    open("ran.txt", "w")\nlibrary.run(work)\n'
    expect(await namesIn(only, text)).to.deep.equal(['first'])
  })

  it('may be the only one with which a library looks at the command line', async () => {
    const text = `${libraryParser}def start():\n    parser.parse_known_args()\n`
    const source = 'import library  # argparse\nlibrary.start()\n'
    expect(await namesIn(source, text)).to.deep.equal(['one', 'two', 'three', 'args'])
  })

  it('may parse words that are made of the command line', async () => {
    const given = own.replace('parser.parse_args()', 'parser.parse_args(WORDS)')
    for (const words of [
      'sys.argv[1:]',
      'sys.argv[1:] or ["--own", "x"]',
      'list(sys.argv)[1:]',
      '[*sys.argv][1:]',
    ])
      expect(await namesIn(given.replace('WORDS', words)), words).to.deep.equal(['own'])
    const replaced = `sys.argv = [sys.argv[0], "--own", "x"]\n${given.replace('WORDS', 'sys.argv[1:]')}`
    expect(await namesIn(replaced)).to.deep.equal(['own'])
  })

  it('may be in a package, where its script does no more than import it', async () => {
    const text = own.replace('"--own"', '"--library"')
    expect(await namesIn('import library\n', text)).to.deep.equal(['library'])
  })
})
