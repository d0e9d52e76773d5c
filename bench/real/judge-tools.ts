import type { JsonSchema } from '../../src/discovery/tool.js'
import { pairCommands, type ScoredTool } from '../score/pair-commands.js'
import { scoreProgram } from '../score/score-program.js'
import { addTallies, type Tally } from '../score/tally.js'
import type { TrueCommand, TrueProgram } from '../score/truth.js'
import type { RealProgram } from './program.js'
import { rawWordsOf } from './raw-words.js'
import { readParameter } from './read-parameter.js'

/** How the tools of one program compare with what it takes. */
export interface Judged {
  readonly program: string
  readonly framework: string
  readonly tools: number
  /** Tools with every parameter and no other, each with its types, enum, default, and required or not. */
  readonly fullyRight: number
  readonly tally: Tally
  readonly misses: readonly string[]
}

/** Compares the tools of a program with its truth, command by command; descriptions are not compared. */
export function judgeTools(program: RealProgram, tools: readonly ScoredTool[]): Judged {
  const truth = truthOf(program)
  const own = tools.filter(({ name }) => name.startsWith(`${program.name}__`)).map(withoutRaw)
  const { wanted, unexpected } = pairCommands(own, truth)
  const judged = wanted.map(({ command, tool }) => judgeCommand(truth, command, tool))
  const surplus = program.isPart ? [] : unexpected.map((tool) => judgeSurplus(truth, tool))
  const all = [...judged, ...surplus]
  return {
    program: program.name,
    framework: program.framework,
    tools: wanted.length,
    fullyRight: judged.filter(({ misses }) => misses.length === 0).length,
    tally: { ...addTallies(all.map(({ tally }) => tally)), programs: 1 },
    misses: all.flatMap(({ misses }) => misses),
  }
}

function truthOf({ name, framework, commands }: RealProgram): TrueProgram {
  return {
    program: name,
    framework,
    globals: [],
    commands: commands.map(({ path, parameters }) => ({
      path,
      description: '',
      summary: '',
      parameters: parameters.map(readParameter),
    })),
  }
}

/** One command alone: the others' tools are no surplus of it. */
function judgeCommand(truth: TrueProgram, command: TrueCommand, tool: ScoredTool | undefined) {
  return scoreProgram(tool ? [{ ...tool, name: nameOf(truth, command) }] : [], {
    ...truth,
    commands: [command],
  })
}

function judgeSurplus(truth: TrueProgram, tool: ScoredTool) {
  return scoreProgram([tool], { ...truth, commands: [] })
}

function nameOf({ program }: TrueProgram, { path }: TrueCommand): string {
  return `${program}__${path.length > 0 ? path.join('_') : 'run'}`
}

/** `args` is a way in for what was not found: neither right nor wrong. */
function withoutRaw(tool: ScoredTool): ScoredTool {
  const all = (tool.inputSchema.properties ?? {}) as Readonly<Record<string, JsonSchema>>
  const raw = rawWordsOf(all)
  const properties = Object.fromEntries(Object.entries(all).filter(([name]) => name !== raw))
  return { ...tool, inputSchema: { ...tool.inputSchema, properties } }
}
