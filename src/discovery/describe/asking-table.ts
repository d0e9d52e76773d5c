import type { Look } from './look/look-at-source.js'

/** What the rules of asking know about one program. */
export interface AskedProgram {
  readonly look: Look
  /** A probe can load it, and its text shows a parser that the probe can read. */
  readonly hasProbe: boolean
  /** The same, of a parser that knows only what its options take. */
  readonly hasOptionProbe: boolean
  readonly isVouchedFor: boolean
  readonly isSandboxed: boolean
  /** What the program did when it was asked before. */
  readonly workedBefore: string | undefined
}

export type Question = 'contract' | 'parser' | 'help' | 'namedHelp' | 'commands' | 'untoldCommands'

/** A row of the table of programs; the first row that fits a program decides. */
export interface ProgramRule {
  readonly program: string
  readonly fits: (program: AskedProgram) => boolean
  readonly asks: readonly Question[]
  readonly because: string
  /**
   * Why its commands are not known if no question reveals any, in words for a person. `refused` is the act whose refusal
   * ended it when its parser was looked for.
   */
  readonly whyNot: (program: AskedProgram, refused?: string) => string
}

/** A row of the table of questions: which programs a question makes sense for. */
export interface QuestionRule {
  readonly question: string
  readonly where: string
  readonly fits: (program: AskedProgram) => boolean
  readonly because: string
}

const everything = ['contract', 'parser', 'help', 'namedHelp', 'commands', 'untoldCommands'] as const
/** What the owner of a program that was not asked can do. */
const cure = '(if it answers --help, write "ask": true into smcp.json)'
const noHelp = (): string => 'gives no help that smcp can read'

export const anyOther: ProgramRule = {
  program: 'any other',
  fits: () => true,
  asks: everything,
  because:
    'its text shows that it answers, a sandbox contains what it does, or it is a binary, and those answer `--help`',
  whyNot: noHelp,
}

/** Which programs may be asked. docs/discovery.md has the same rows in the same order. */
export const programRules: readonly ProgramRule[] = [
  {
    program: 'vouched for by its owner',
    fits: ({ isVouchedFor }) => isVouchedFor,
    asks: everything,
    because: 'the owner knows what it does when it is asked',
    whyNot: noHelp,
  },
  {
    program: 'known to have done work when it was asked, no sandbox',
    fits: ({ workedBefore, isSandboxed }) => workedBefore !== undefined && !isSandboxed,
    asks: [],
    because: 'it would do so again',
    whyNot: ({ workedBefore }) =>
      `did work when it was asked before: ${workedBefore ?? ''}; it is asked again only in a sandbox (install bubblewrap)`,
  },
  {
    program: 'installed by a package manager',
    fits: ({ look }) => look.installedBy !== undefined,
    asks: everything,
    because: 'what package managers install answers when it is asked for its help',
    whyNot: noHelp,
  },
  {
    program: 'graded no, no sandbox or known to have done work',
    fits: ({ look, isSandboxed, workedBefore }) =>
      look.grade === 'no' && (!isSandboxed || workedBefore !== undefined),
    asks: [],
    because: 'most scripts that do their work when they are asked for their help are graded no',
    whyNot: ({ workedBefore }) =>
      workedBefore === undefined
        ? `shows no sign that it understands --help, so it was not asked ${cure}`
        : `shows no sign that it understands --help, and did work when it was asked before: ${workedBefore}`,
  },
  {
    program: 'graded weak, no sandbox',
    fits: ({ look, isSandboxed }) => look.grade === 'weak' && !isSandboxed,
    asks: [],
    because: 'it may take `--help` for an ordinary argument and do its work',
    whyNot: () => `may not understand --help, and there is no sandbox (bubblewrap) to ask it in ${cure}`,
  },
  {
    program: 'one whose parser can be read, no sandbox',
    fits: ({ hasProbe, isSandboxed }) => hasProbe && !isSandboxed,
    asks: ['contract', 'parser'],
    because:
      'if no parser was found, the probe mostly stopped it at work that comes first, which nothing stops when it is asked for its help',
    whyNot: (_, refused) =>
      refused === undefined
        ? `shows no parser, and there is no sandbox (bubblewrap) to ask for its help in ${cure}`
        : 'shows no parser before it does work; it is asked for its help only in a sandbox (install bubblewrap)',
  },
  anyOther,
]

/** What a program may be asked. docs/discovery.md has the same rows in the same order. */
export const questionRules: Readonly<Record<Question, QuestionRule>> = {
  contract: {
    question: '`--describe`',
    where: 'its text contains it as a literal',
    fits: ({ look }) => look.namesDescribe,
    because: 'to any other program it is an argument: `mkdirp --describe` makes a folder',
  },
  parser: {
    question: 'its parser',
    where:
      'it is a Python program graded strong, or a Node program that imports commander, yargs, cac or citty or has commander under another name, or one of the libraries that know only what options take, and a Python or Node runs it',
    fits: ({ hasProbe, hasOptionProbe }) => hasProbe || hasOptionProbe,
    because: 'it is loaded with the parse calls replaced, so that its command never runs',
  },
  help: {
    question: '`--help`',
    where: 'always',
    fits: () => true,
    because:
      'few programs answer only `-h`, which to others is an argument, and the word `help` does the most harm',
  },
  namedHelp: {
    question: '`-h` or `help`',
    where:
      'its answer to `--help` is no help and names this word to type instead; and it is a binary, is installed, or is in a sandbox and not graded no, and does not run its arguments; or its owner vouches for it',
    fits: ({ look, isVouchedFor, isSandboxed }) =>
      isVouchedFor || (!look.runsArguments && (isForeign(look) || (isSandboxed && look.grade !== 'no'))),
    because: 'the program says itself that it answers it',
  },
  commands: {
    question: '`COMMAND --help`',
    where:
      'it imports a library for options, is a binary or is installed, and does not run its arguments, as `sudo` does; or its owner vouches for it',
    fits: ({ look, isVouchedFor }) => isVouchedFor || (!look.runsArguments && answersCommands(look)),
    because:
      "a hand-written list of commands looks like a library's, and its commands run whatever follows them",
  },
  untoldCommands: {
    question: '`COMMAND --help` untold',
    where: 'the same, where neither its library nor its help tells that commands answer it, in a sandbox',
    fits: (program) => program.isSandboxed && questionRules.commands.fits(program),
    because: 'most commands answer with their usage, and the sandbox contains what the others do',
  },
}

function answersCommands(look: Look): boolean {
  return look.library !== undefined || isForeign(look)
}

/** Whether it was made to be given to others, and so to be asked by them. */
function isForeign({ grade, installedBy }: Look): boolean {
  return grade === 'binary' || installedBy !== undefined
}
