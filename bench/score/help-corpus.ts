import { fileURLToPath } from 'node:url'
import { toolsByHelp } from '../../scripts/tools-by-help.js'
import { scoreCorpus, type CorpusScore } from './score-corpus.js'
import { readTruth } from './truth.js'

const corpus = fileURLToPath(new URL('../../test/fixtures/help-corpus', import.meta.url))

/** How much of real help texts smcp reads right: its tools of the corpus, against the truth. */
export async function scoreHelpCorpus(): Promise<CorpusScore> {
  const [{ tools }, truth] = await Promise.all([
    toolsByHelp(`${corpus}/plugins`),
    readTruth(`${corpus}/expected`),
  ])
  return scoreCorpus(tools, truth)
}
