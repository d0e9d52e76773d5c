import { expect } from 'chai'
import { scoreHelpCorpus } from '../../bench/score/help-corpus.js'
import { macroPercent } from '../../bench/score/score-table.js'

describe('what is read out of real help texts', () => {
  it('is right for at least 95 of 100, every framework counted the same', async function () {
    this.timeout(60_000)
    const score = await scoreHelpCorpus()
    expect(Number(macroPercent(score)), score.misses.slice(0, 40).join('\n')).to.be.at.least(95)
  })
})
