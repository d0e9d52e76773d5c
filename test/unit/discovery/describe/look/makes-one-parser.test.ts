import { expect } from 'chai'
import { makesOneParser } from '../../../../../src/discovery/describe/look/makes-one-parser.js'

const plain = `
import argparse
parser = argparse.ArgumentParser(description="Waters the garden.")
commands = parser.add_subparsers()
commands.add_parser("water").add_argument("--liters", type=int)
args = parser.parse_args()
`

describe('makesOneParser', () => {
  it('is so for one parser in one file, whatever commands it has', () => {
    expect(makesOneParser([plain])).to.equal(true)
    expect(makesOneParser(['from argparse import ArgumentParser\nArgumentParser().parse_args()\n'])).to.equal(
      true,
    )
  })

  for (const [what, more] of Object.entries({
    'a second parser': 'other = argparse.ArgumentParser()',
    'a class of its own': 'class Own(argparse.ArgumentParser): pass',
    'a look at the command line': 'if sys.argv[1:] == ["x"]: other()',
    'a command line that is imported': 'from sys import argv',
    'a parser that lets words pass': 'parser.parse_known_args()',
    'a help of its own': 'parser.add_argument("--help", action="store_true")',
    'a help switched off': 'argparse.ArgumentParser(add_help=False)',
    'another library': 'import click',
    'code that is loaded by name': 'importlib.import_module("cmd")',
  }))
    it(`is not so with ${what}`, () => {
      expect(makesOneParser([plain + more])).to.equal(false)
    })

  it('is not so where it imports a module of its own, or makes no parser', () => {
    expect(makesOneParser([plain, ''])).to.equal(false)
    expect(makesOneParser(['import argparse, company.cli\ncompany.cli.run()\n'])).to.equal(false)
    expect(makesOneParser([])).to.equal(false)
  })
})
