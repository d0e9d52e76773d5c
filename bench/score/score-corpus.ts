import type { ScoredTool } from './pair-commands.js'
import { scoreProgram, type ProgramScore } from './score-program.js'
import { addTallies, f1, type Tally } from './tally.js'
import type { TrueProgram } from './truth.js'

/** The score of the programs of one or several corpora. */
export interface CorpusScore {
  /** One for each framework, by name. */
  readonly frameworks: readonly { readonly name: string; readonly tally: Tally }[]
  /** The mean of the frameworks' F1, 0 to 1: every framework counts the same, however many programs use it. */
  readonly f1Macro: number
  readonly misses: readonly string[]
}

/** The score of one program. */
export interface ScoredProgram extends ProgramScore {
  readonly framework: string
}

/** Scores tools against the truth of the programs that they were read from. */
export function scorePrograms(tools: readonly ScoredTool[], truth: readonly TrueProgram[]): ScoredProgram[] {
  return truth.map((program) => {
    const { tally, misses } = scoreProgram(tools, program)
    return { framework: program.framework, tally, misses }
  })
}

/** Sums up the scores of programs by framework. */
export function sumUp(programs: readonly ScoredProgram[]): CorpusScore {
  const names = [...new Set(programs.map(({ framework }) => framework))].sort()
  const frameworks = names.map((name) => ({
    name,
    tally: addTallies(programs.flatMap(({ framework, tally }) => (framework === name ? tally : []))),
  }))
  return {
    frameworks,
    f1Macro: frameworks.reduce((sum, { tally }) => sum + f1(tally), 0) / frameworks.length,
    misses: programs.flatMap(({ misses }) => misses),
  }
}
