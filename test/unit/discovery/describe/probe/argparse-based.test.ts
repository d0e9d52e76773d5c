import { expect } from 'chai'
import { readdir } from 'node:fs/promises'
import { pythonWith } from '../../../../support/python-venv.js'
import { probeProgram } from './probe-program.js'

/** Programs of libraries that have argparse parse, or a copy of it; each would write a file. */
const programs: Readonly<Record<string, string>> = {
  tyro: `
import dataclasses, tyro
@dataclasses.dataclass
class Train:
    "Train it."
    rate: float
    fast: bool = False
@dataclasses.dataclass
class Test:
    "Test it."
    path: str
def main(command: Train | Test): open("ran.txt", "w")
tyro.cli(main)
`,
  simple_parsing: `
import dataclasses
from simple_parsing import ArgumentParser
@dataclasses.dataclass
class Settings:
    rate: float = 0.1
parser = ArgumentParser()
parser.add_argument("--name", type=int, default=1)
parser.add_arguments(Settings, dest="settings")
parser.parse_args()
`,
  jsonargparse: `
from jsonargparse import CLI
def main(rate: float = 0.1, *, fast: bool = False): open("ran.txt", "w")
CLI(main)
`,
  configargparse: `
import configargparse
parser = configargparse.ArgParser(default_config_files=["~/.x"])
parser.add("-c", "--config", required=True, is_config_file=True)
parser.add("--name", required=True, env_var="NAME")
parser.parse_args()
`,
  plac: `
import plac
@plac.pos("model", choices=["a", "b"])
@plac.flg("debug")
def main(model, debug=False): open("ran.txt", "w")
plac.call(main)
`,
  defopt: `
import defopt
def main(greeting: str, *, loud: bool = False): open("ran.txt", "w")
defopt.run(main)
`,
}
/** Of each command: its words, and its parameters with their types; ! stands behind one that is required. */
const expected: Readonly<Record<string, readonly string[]>> = {
  tyro: ['command:train command.rate number! command.fast boolean', 'command:test command.path string!'],
  simple_parsing: [' name integer rate number'],
  jsonargparse: [' rate number fast boolean'],
  configargparse: [' config string! name string!'],
  plac: [' model string! debug boolean'],
  defopt: [' greeting string! loud boolean'],
}

describe('a program of a library upon argparse', function () {
  // The first run makes the environment.
  this.timeout(120_000)
  let python: string

  before(async () => {
    python = await pythonWith([
      'tyro==1.0.17',
      'simple-parsing==0.1.9',
      'jsonargparse==4.53.0',
      'configargparse==1.9.0',
      'plac==1.4.7',
      'defopt==7.0.0',
    ])
  })

  for (const [library, source] of Object.entries(programs)) {
    it(`shows its parser and runs nothing: ${library}`, async () => {
      const { dir, commands } = await probeProgram(`${source}open("ran.txt", "w")\n`, {}, python)
      const found = commands.map(({ path, parameters }) => {
        const own = parameters.filter(
          ({ name }) => !/^(?:config|print_config)$/.test(name) || library !== 'jsonargparse',
        )
        const words = own.map(
          ({ name, required, schema }) => `${name} ${String(schema.type)}${required ? '!' : ''}`,
        )
        return [path.join(' '), ...words].join(' ')
      })
      expect(found).to.deep.equal(expected[library])
      expect(await readdir(dir)).to.deep.equal(['cli.py'])
    })
  }
})
