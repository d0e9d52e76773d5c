import { expect } from 'chai'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pythonWith } from '../../../../support/python-venv.js'
import { ofAnyPython, probeFile, probeProgram } from './probe-program.js'

// LIBRARY/NAME.py is a program, NAME.json the commands that it has, with every version of the library.
const fixtures = fileURLToPath(new URL('../../../../fixtures/probe/', import.meta.url))
const versions: Readonly<Record<string, readonly (readonly string[])[]>> = {
  argparse: [[]],
  optparse: [[]],
  click: [['click==7.1.2'], ['click==8.1.8'], ['click==8.2.1'], ['click==8.5.1']],
  typer: [['typer==0.9.4', 'click==8.1.8'], ['typer==0.16.1', 'click==8.2.1'], ['typer==0.29.2']],
  fire: [['fire==0.5.0'], ['fire==0.7.1']],
  docopt: [['docopt==0.6.2'], ['docopt-ng==0.9.0']],
  absl: [['absl-py==1.4.0'], ['absl-py==2.5.1']],
  cyclopts: [['cyclopts==3.24.0'], ['cyclopts==5.5.2']],
  cleo: [['cleo==2.1.0']],
}
/** A program of each library that says what it is for. */
const programs: Readonly<Record<string, string>> = {
  argparse: `import argparse
argparse.ArgumentParser(prog="hive", description="%(prog)s keeps bees,\\n  and counts them.\\n\\nIn boxes.").parse_args()`,
  optparse: `import optparse
optparse.OptionParser(prog="hive", description="%prog keeps bees, and counts them.").parse_args()`,
  click: `import click
@click.group(help="hive keeps bees, and counts them.\\n\\nIn boxes.")
def hive(): pass
hive()`,
  typer: `import typer
hive = typer.Typer(help="hive keeps bees, and counts them.")
@hive.command()
def one(): pass
@hive.command()
def two(): pass
hive()`,
  fire: `import fire
class Hive:
    """hive keeps bees, and counts them.

    In boxes."""
    def one(self): pass
fire.Fire(Hive)`,
  docopt: `"""hive keeps bees,
and counts them.

Usage: hive [options]
"""
import docopt
docopt.docopt(__doc__)`,
  absl: `"""hive keeps bees, and counts them."""
from absl import app
app.run(lambda argv: 0)`,
  cyclopts: `import cyclopts
cyclopts.App(help="hive keeps bees, and counts them.\\n\\nIn boxes.")()`,
}

for (const [library, sets] of Object.entries(versions)) {
  for (const requirements of sets) {
    describe(`the probe of a program of ${requirements.join(' ') || library}`, function () {
      // The first run makes the environment.
      this.timeout(120_000)
      let python = 'python3'

      before(async () => {
        if (requirements.length > 0) python = await pythonWith(requirements)
      })

      for (const file of readdirSync(fixtures + library).filter((name) => name.endsWith('.py'))) {
        const name = `${fixtures}${library}/${file.replace(/\.py$/, '')}`
        it(`reads ${file.replace(/\.py$/, '').replaceAll('-', ' ')} and runs nothing`, async () => {
          const { description } = await probeFile(`${name}.py`, python)
          expect(description?.commands.map(ofAnyPython)).to.deep.equal(
            JSON.parse(readFileSync(`${name}.json`, 'utf8')),
          )
          expect(readdirSync(fixtures + library).filter((one) => !/\.(py|json)$/.test(one))).to.deep.equal([])
        })
      }

      const program = programs[library]
      if (program === undefined) return
      it('reads what the program is for', async () => {
        const { description } = await probeProgram(program, {}, python)
        expect(description?.about).to.equal('hive keeps bees, and counts them.')
      })
    })
  }
}
