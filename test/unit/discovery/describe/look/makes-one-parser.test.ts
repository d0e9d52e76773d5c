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
    expect(makesOneParser([plain], 'argparse')).to.equal(true)
    expect(
      makesOneParser(['from argparse import ArgumentParser\nArgumentParser().parse_args()\n'], 'argparse'),
    ).to.equal(true)
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
      expect(makesOneParser([plain + more], 'argparse')).to.equal(false)
    })

  it('is not so where it imports a module of its own, or makes no parser', () => {
    expect(makesOneParser([plain, ''], 'argparse')).to.equal(false)
    expect(makesOneParser(['import argparse, company.cli\ncompany.cli.run()\n'], 'argparse')).to.equal(false)
    expect(makesOneParser([], 'argparse')).to.equal(false)
  })

  const ofNode = `
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
const program = new Command('water').description('Waters the garden.')
program.command('all').option('--liters <n>', 'how much', parseInt).action(({ liters }) => {
  console.log(JSON.parse(readFileSync('garden.json', 'utf8')), liters)
})
program.parse(process.argv)
`

  it('is so for one parser of commander, which gets the whole command line', () => {
    expect(makesOneParser([ofNode], 'commander')).to.equal(true)
    expect(
      makesOneParser(["const { program } = require('commander')\nprogram.parseAsync()\n"], 'commander'),
    ).to.equal(true)
  })

  for (const [what, more] of Object.entries({
    'a second parser': "new Command().parse(['--x'])",
    'a look at the command line': 'if (process.argv.length < 3) other()',
    'a command line that it makes': 'const words = process.argv.slice(2)',
    'a help of its own': "program.addHelpText('after', 'More.')",
    'another flag for the help': "program.helpOption('-?')",
    'an option of that name': "program.option('-h, --height <n>')",
    'a class of its own': 'class Own extends Command {}',
    'another library': "import mri from 'mri'",
  }))
    it(`is not so of commander with ${what}`, () => {
      expect(makesOneParser([ofNode + more], 'commander')).to.equal(false)
    })

  it('is not so of any other library, or where there is none', () => {
    for (const library of ['yargs', undefined]) expect(makesOneParser([ofNode], library)).to.equal(false)
  })
})
