import type { Manifest } from '../manifest.js'
import type { Source } from '../tool.js'
import { anyOther, programRules, questionRules, type AskedProgram, type Question } from './asking-table.js'
import type { Look } from './look/look-at-source.js'

export interface AskingOptions {
  /** What is asked can change nothing, so a program may be asked that only might answer. */
  readonly isSandboxed?: boolean
  /** Only this source, whatever else the program offers. */
  readonly source?: Source | undefined
  /** The owner vouches for the program, as `"ask": true` in its manifest does. */
  readonly ask?: boolean
  /** What it did when it was asked earlier: it is asked again only in a sandbox. */
  readonly workedBefore?: string | undefined
}

/** What one program may be asked. */
export interface AskingRules {
  /** `--describe`. */
  readonly contract: boolean
  /** Its parser, for how the commands of its contract are spelled. */
  readonly spellings: boolean
  /** Its parser, for its commands. */
  readonly parser: boolean
  /** `--help`: for its commands, or to compare it with the parser. */
  readonly help: boolean
  /** `COMMAND --help`, where the dialect of its help answers that without running the command. */
  readonly commands: boolean
  /** Nothing at all, so that its text is checked, which runs nothing of it. */
  readonly syntaxOnly: boolean
  /** Why nothing is known of its commands where all this gives none, for a person. */
  readonly whyNot: string
}

/** Applies the tables to one program: `--source` takes away from what they allow, and adds nothing. */
export function askingRules(
  look: Look,
  manifest: Manifest,
  options: AskingOptions & { readonly isRunByPython: boolean },
): AskingRules {
  const { source, workedBefore, isSandboxed = false } = options
  const program: AskedProgram = {
    look,
    hasProbe: look.language === 'python' && look.grade === 'strong' && options.isRunByPython,
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
  return {
    contract,
    spellings: contract && may('parser'),
    parser,
    help,
    commands: help && may('commands'),
    syntaxOnly: look.grade === 'no' && !(contract || parser || help),
    whyNot: source === undefined ? rule.whyNot(program) : `gives nothing by its ${source}`,
  }
}
