import { fileURLToPath } from 'node:url'
import { toolsByHelp } from '../../scripts/tools-by-help.js'
import { replaySession } from './replay-session.js'
import { scorePrograms, sumUp, type CorpusScore, type ScoredProgram } from './score-corpus.js'
import { readTruth } from './truth.js'

export interface HelpScores {
  readonly first: CorpusScore
  readonly second: CorpusScore
  /** Both together. */
  readonly all: CorpusScore
}

/** Scores how well smcp reads real help texts. */
export async function scoreHelpCorpora(): Promise<HelpScores> {
  const first = await scorePlugins('help-corpus')
  const second = await scorePlugins('help-corpus-2')
  return { first: sumUp(first), second: sumUp(second), all: sumUp([...first, ...second]) }
}

/** Scores the tools of a folder of test/fixtures against the truth. */
async function scorePlugins(name: string): Promise<ScoredProgram[]> {
  const corpus = fileURLToPath(new URL(`../../test/fixtures/${name}`, import.meta.url))
  const [{ tools }, truth] = await Promise.all([
    toolsByHelp(`${corpus}/plugins`, [], replaySession),
    readTruth(`${corpus}/expected`),
  ])
  return scorePrograms(tools, truth)
}
