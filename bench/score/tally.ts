/** Sums of what was wanted, produced and right, for one program or several. */
export interface Tally {
  programs: number
  commandsWanted: number
  commandsProduced: number
  commandsFound: number
  parametersWanted: number
  parametersProduced: number
  parametersFound: number
  /** The credit for the found commands and parameters, at most one each. */
  credit: number
  types: number
  required: number
  enums: number
  enumsJudged: number
  defaults: number
  defaultsJudged: number
  descriptions: number
}

export function emptyTally(): Tally {
  return {
    programs: 0,
    commandsWanted: 0,
    commandsProduced: 0,
    commandsFound: 0,
    parametersWanted: 0,
    parametersProduced: 0,
    parametersFound: 0,
    credit: 0,
    types: 0,
    required: 0,
    enums: 0,
    enumsJudged: 0,
    defaults: 0,
    defaultsJudged: 0,
    descriptions: 0,
  }
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = emptyTally()
  for (const tally of tallies) {
    for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += tally[name]
  }
  return sum
}

/** The harmonic mean of credit over wanted and credit over produced: 0 to 1. */
export function f1(tally: Tally): number {
  const wanted = tally.commandsWanted + tally.parametersWanted
  const produced = tally.commandsProduced + tally.parametersProduced
  return wanted + produced === 0 ? 0 : (2 * tally.credit) / (wanted + produced)
}
