import type { Manifest } from '../manifest.js'
import type { Source } from '../tool.js'
import {
  anyOther,
  programRules,
  questionRules,
  type AskedProgram,
  type ProgramRule,
  type Question,
} from './asking-table.js'
import type { Look } from './look/look-at-source.js'
import { hasOptionProbe, hasProbe } from './probe/has-probe.js'

export interface AskingOptions {
  /** An asked program can change nothing, so one that may not understand the question can be asked. */
  readonly isSandboxed?: boolean
  /** Use only this source, whatever else the program offers. */
  readonly source?: Source | undefined
  /** The owner vouches for the program, as with `"ask": true` in its manifest. */
  readonly ask?: boolean
  /** What the program did when it was asked earlier; it is asked again only in a sandbox. */
  readonly workedBefore?: string | undefined
}

/** What one program may be asked. */
export interface AskingRules {
  /** `--describe`. */
  readonly contract: boolean
  /** Its parser, to learn how the options of its contract are spelled. */
  readonly spellings: boolean
  /** Its parser, to learn its commands. */
  readonly parser: boolean
  /** `--help`, to learn its commands or to compare them with the parser's. */
  readonly help: boolean
  /** `-h` or `help`, if its answer to `--help` is none and says so. */
  readonly namedHelp: boolean
  /** `COMMAND --help`, if the dialect of its help answers that without running the command. */
  readonly commands: boolean
  /** The same, where nothing tells that it is answered without running the command. */
  readonly untoldCommands: boolean
  /** The program may be asked something. */
  readonly isAsked: boolean
  /** The program may be asked nothing, so only the syntax of its text is checked, which runs none of it. */
  readonly syntaxOnly: boolean
  /** Its text shows no sign of a help, so if it gives no answer, that is not a fault. */
  readonly isTrial: boolean
  /** Why its commands are not known if no question reveals any: ProgramRule.whyNot of this program. */
  readonly whyNot: (refused?: string) => string
}

/** Applies the tables to one program. `--source` can only restrict what they allow. */
export function askingRules(
  look: Look,
  manifest: Manifest,
  options: AskingOptions & { readonly canBeLoaded: boolean },
): AskingRules {
  const { source, workedBefore, isSandboxed = false } = options
  const program: AskedProgram = {
    look,
    hasProbe: options.canBeLoaded && hasProbe(look),
    hasOptionProbe: options.canBeLoaded && hasOptionProbe(look),
    isVouchedFor: manifest.ask === true || options.ask === true,
    isSandboxed,
    workedBefore,
  }
  const rule = programRules.find(({ fits }) => fits(program)) ?? anyOther
  const may = (question: Question): boolean =>
    rule.asks.includes(question) && questionRules[question].fits(program)
  const wants = (one: Source): boolean => source === undefined || source === one
  const contract = wants('contract') && may('contract')
  const parser = wants('parser') && may('parser')
  const help = wants('help') && may('help')
  const isAsked = contract || parser || help
  const { grade, installedBy } = look
  return {
    contract,
    spellings: contract && may('parser'),
    parser,
    help,
    namedHelp: help && may('namedHelp'),
    commands: help && may('commands'),
    untoldCommands: help && may('untoldCommands'),
    isAsked,
    syntaxOnly: grade === 'no' && !isAsked,
    isTrial: grade === 'no' && isAsked && installedBy === undefined && !program.isVouchedFor,
    whyNot: (refused) => whyNotBy(source, rule) ?? rule.whyNot(program, refused),
  }
}

/** Why one source gives no commands; undefined if any source may be used, or if the rule forbids to ask for this one. */
function whyNotBy(source: Source | undefined, { asks }: ProgramRule): string | undefined {
  if (source === 'none') return 'was asked nothing, because --source is none'
  const isForbidden = source !== undefined && source in questionRules && !asks.some((one) => one === source)
  return source === undefined || isForbidden ? undefined : `gives no commands through its ${source}`
}
