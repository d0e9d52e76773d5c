import { creditOf, judgeParameter, type Judgement } from './judge-parameter.js'
import { pairCommands, type ScoredTool } from './pair-commands.js'
import { isWanted, pairParameters, propertiesOf } from './pair-parameters.js'
import { hasSameWords } from './same-words.js'
import { isMeta } from './spelling.js'
import { emptyTally, type Tally } from './tally.js'
import type { TrueCommand, TrueParameter, TrueProgram } from './truth.js'

export interface ProgramScore {
  readonly tally: Tally
  /** What is missing, surplus or wrong, in words for a person. */
  readonly misses: readonly string[]
}

/** Compares the tools of one program with what it really accepts. */
export function scoreProgram(tools: readonly ScoredTool[], truth: TrueProgram): ProgramScore {
  const score = new Score(truth)
  const { wanted, unexpected } = pairCommands(tools, truth)
  for (const tool of unexpected) score.unexpectedTool(tool)
  for (const { command, tool } of wanted) {
    if (tool) score.command(command, tool)
    else score.missingCommand(command)
  }
  return score
}

class Score implements ProgramScore {
  readonly tally = { ...emptyTally(), programs: 1 }
  readonly misses: string[] = []

  constructor(private readonly truth: TrueProgram) {}

  unexpectedTool({ name, inputSchema }: ScoredTool): void {
    this.tally.commandsProduced += 1
    this.tally.parametersProduced += propertiesOf(inputSchema).filter((property) => !isMeta(property)).length
    this.misses.push(`${name}: no such command`)
  }

  missingCommand(command: TrueCommand): void {
    this.tally.commandsWanted += 1
    this.tally.parametersWanted += command.parameters.filter(isWanted).length
    this.misses.push(`${this.#called(command)}: not found`)
  }

  command(command: TrueCommand, { description, inputSchema }: ScoredTool): void {
    const { tally } = this
    const isDescribed =
      hasSameWords(description, command.description) ||
      (command.summary !== '' && hasSameWords(description, command.summary))
    const { wanted, unexpected } = pairParameters(inputSchema, command, this.truth)
    tally.commandsWanted += 1
    tally.commandsProduced += 1
    tally.commandsFound += 1
    tally.credit += isDescribed ? 1 : 0.8
    tally.parametersProduced += unexpected.length
    this.misses.push(
      ...unexpected.map((property) => `${this.#called(command)}: no such parameter: ${property}`),
    )
    for (const { parameter, property } of wanted) {
      tally.parametersWanted += 1
      const where = `${this.#called(command)} ${parameter.flags.at(-1) ?? parameter.name}`
      if (property === undefined) this.misses.push(`${where}: not found`)
      else this.#parameter(where, parameter, property, inputSchema)
    }
  }

  #parameter(
    where: string,
    parameter: TrueParameter,
    property: string,
    { properties, required }: ScoredTool['inputSchema'],
  ): void {
    const schema = (properties as Record<string, ScoredTool['inputSchema']>)[property] ?? {}
    const isRequired = ((required ?? []) as readonly string[]).includes(property)
    const judgement = judgeParameter(schema, isRequired, parameter)
    count(judgement, this.tally)
    const wrong = Object.entries(judgement).flatMap(([name, right]) =>
      right === false || right < 1 ? name : [],
    )
    if (wrong.length > 0) this.misses.push(`${where}: ${wrong.join(', ')}: ${JSON.stringify(schema)}`)
  }

  #called({ path }: TrueCommand): string {
    return [this.truth.program, ...path].join(' ')
  }
}

function count(judgement: Judgement, tally: Tally): void {
  tally.parametersProduced += 1
  tally.parametersFound += 1
  tally.credit += creditOf(judgement)
  tally.types += judgement.type
  tally.required += Number(judgement.required)
  tally.enums += Number(judgement.enum ?? 0)
  tally.enumsJudged += Number(judgement.enum !== undefined)
  tally.defaults += Number(judgement.default ?? 0)
  tally.defaultsJudged += Number(judgement.default !== undefined)
  tally.descriptions += Number(judgement.description)
}
