import type { Look } from './look/look-at-source.js'

/** What the rules of asking know of one program. */
export interface AskedProgram {
  readonly look: Look
  /** It can be loaded by the probe: a Python program graded strong that a Python runs. */
  readonly hasProbe: boolean
  readonly isVouchedFor: boolean
  readonly isSandboxed: boolean
  /** What it did when it was asked before. */
  readonly workedBefore: string | undefined
}

export type Question = 'contract' | 'parser' | 'help' | 'commands'

/** The first row that fits a program decides. */
export interface ProgramRule {
  readonly program: string
  readonly fits: (program: AskedProgram) => boolean
  readonly asks: readonly Question[]
  readonly because: string
  /** Why nothing is known of its commands where what is asked gives none, for a person. */
  readonly whyNot: (program: AskedProgram) => string
}

/** Where a question means something. */
export interface QuestionRule {
  readonly question: string
  readonly where: string
  readonly fits: (program: AskedProgram) => boolean
  readonly because: string
}

const everything = ['contract', 'parser', 'help', 'commands'] as const
const noHelp = (): string => 'gives no help that smcp can read'

export const anyOther: ProgramRule = {
  program: 'any other',
  fits: () => true,
  asks: everything,
  because:
    'its text shows that it answers, a sandbox holds what it does, or it is a binary: of 85 real programs none changed its folder for `--help`',
  whyNot: noHelp,
}

/** Who may be asked. The same rows in the same order: docs/discovery.md. */
export const programRules: readonly ProgramRule[] = [
  {
    program: 'vouched for by its owner',
    fits: ({ isVouchedFor }) => isVouchedFor,
    asks: everything,
    because: 'the owner knows what it does when it is asked',
    whyNot: noHelp,
  },
  {
    program: 'graded no',
    fits: ({ look }) => look.grade === 'no',
    asks: [],
    because: 'of 27 scripts that did their work when they were asked for their help, 21 are graded so',
    whyNot: () => 'shows no sign that it understands --help, so it was not asked',
  },
  {
    program: 'known to have worked when it was asked, no sandbox',
    fits: ({ workedBefore, isSandboxed }) => workedBefore !== undefined && !isSandboxed,
    asks: [],
    because: 'it would do so again',
    whyNot: ({ workedBefore }) =>
      `worked when it was asked before: ${workedBefore ?? ''}. There is no sandbox to ask it in again (bubblewrap)`,
  },
  {
    program: 'graded weak, no sandbox',
    fits: ({ look, isSandboxed }) => look.grade === 'weak' && !isSandboxed,
    asks: [],
    because: 'it may take `--help` for an argument like any other, and work',
    whyNot: () => 'may not understand --help, and there is no sandbox to ask it in (bubblewrap)',
  },
  {
    program: 'Python graded strong, no sandbox',
    fits: ({ hasProbe, isSandboxed }) => hasProbe && !isSandboxed,
    asks: ['contract', 'parser'],
    because:
      'where no parser is seen it was mostly stopped at work that comes before, and nothing stops that when it is asked for its help',
    whyNot: () =>
      'gives no parser without working first, and there is no sandbox to ask for its help in (bubblewrap)',
  },
  anyOther,
]

/** What each may be asked. The same rows in the same order: docs/discovery.md. */
export const questionRules: Readonly<Record<Question, QuestionRule>> = {
  contract: {
    question: '`--describe`',
    where: 'its text holds that as a literal',
    fits: ({ look }) => look.namesDescribe,
    because: 'to any other program it is an argument: `mkdirp --describe` makes a folder',
  },
  parser: {
    question: 'its parser',
    where: 'it is a Python program graded strong, and a Python runs it',
    fits: ({ hasProbe }) => hasProbe,
    because: 'it is loaded with the parse calls replaced, so that its command never runs',
  },
  help: {
    question: '`--help`',
    where: 'always',
    fits: () => true,
    because:
      'no program was seen that gives its help to `-h` or `help` only, and the word `help` does most harm',
  },
  commands: {
    question: '`COMMAND --help`',
    where: 'it imports a library for options, is a binary, or its owner vouches for it',
    fits: ({ look, isVouchedFor }) => look.library !== undefined || look.grade === 'binary' || isVouchedFor,
    because:
      'a list of commands written by hand looks like that of a library, and its commands run whatever follows them',
  },
}
