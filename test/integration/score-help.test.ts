import { expect } from 'chai'
import { scoreHelpCorpus } from '../../bench/score/help-corpus.js'
import { f1 } from '../../bench/score/tally.js'

/** F1 of each framework, of 100: a little below what it is, so that none can fall unseen beside the others. */
const floors: Readonly<Record<string, number>> = {
  argparse: 97,
  cac: 95,
  citty: 99,
  clap: 97,
  clap2: 98,
  click: 98,
  cobra: 98,
  commander: 97,
  docopt: 96,
  fire: 99,
  getopt: 96,
  git: 97,
  goflag: 93,
  kong: 98,
  oclif: 99,
  optparse: 95,
  shell: 99,
  thor: 99,
  typer: 98,
  urfave: 95,
  yargs: 97,
}

describe('what is read out of real help texts', () => {
  it('is right for every framework, each with a floor of its own', async function () {
    this.timeout(60_000)
    const { frameworks, misses } = await scoreHelpCorpus()
    expect(frameworks.map(({ name }) => name)).to.have.members(Object.keys(floors))
    const fallen = frameworks
      .map(({ name, tally }) => ({ name, percent: 100 * f1(tally), floor: floors[name]! }))
      .filter(({ percent, floor }) => percent < floor)
    expect(fallen, misses.slice(0, 40).join('\n')).to.deep.equal([])
  })
})
