import type { Language } from '../look/languages.js'

/** What a language's interpreter prints on stderr when a program dies. One row per language; read by read-failure.ts. */
export interface LastWords {
  /** Matches if the interpreter printed the text, and not the program. */
  readonly died: RegExp
  /** The error; its first group is what went wrong. */
  readonly error: RegExp
  /** The places: groups for file and line, which may be missing. The place of the error comes first. */
  readonly places: readonly RegExp[]
  /** The place of the error comes last. */
  readonly isPlaceLast?: true
  /** A missing library; its first group is the library's name. */
  readonly missing: RegExp
  /** Errors, besides a missing library, that occur whatever the program is asked. */
  readonly atStart: RegExp
  /** Not a failure: the program ended itself. */
  readonly ownEnd?: RegExp
}

export const lastWords: Partial<Record<Language['name'], LastWords>> = {
  python: {
    died: /^\s*File ".+", line \d+/m,
    // Follows the last frame, whose lines are indented; an exception before that is only the cause of this one.
    error: /^\s*File ".+", line \d+.*\n(?:[ \t]+.*\n)*(\S.*)(?![^]*^\s*File ".+", line \d+)/m,
    places: [/^\s*File "(.+)", line (\d+)/gm],
    isPlaceLast: true,
    missing: /^ModuleNotFoundError: No module named '([^']+)'/m,
    atStart: /^(?:SyntaxError|IndentationError|TabError|ImportError)\b/,
    ownEnd: /^(?:SystemExit|KeyboardInterrupt)\b/,
  },
  node: {
    died: /^Node\.js v\d+/m,
    error:
      /^((?:[\w$]*(?:Error|Exception)|Uncaught [\w$]+)(?: \[[\w-]+\])?(?:: .*)?)$|^\s*\^+\s*\n(?:\n)?(?! *at )(.+)/m,
    places: [
      /^(?:file:\/\/)?(\/.+):(\d+)$/gm,
      / imported from (\/.+)$/gm,
      /\((?:file:\/\/)?(\/[^()]+):(\d+):\d+\)$/gm,
      /^ +at (?:file:\/\/)?(\/.+):(\d+):\d+$/gm,
    ],
    missing: /^(?:Error(?: \[\w+\])?): Cannot find (?:package|module) '([^']+)'/m,
    // What is no JSON may be an argument.
    atStart: /^SyntaxError\b(?!.*\bJSON\b)/,
  },
  ruby: {
    died: /^.+\.?\w*:\d+:/m,
    error: /^.+?:\d+:(?:in [^:]+:)? ?(.*)$/m,
    places: [/^(?:\S+: )?(.+?):(\d+):/gm],
    missing: /cannot load such file -- (\S+)/,
    atStart: /syntax error/i,
  },
  perl: {
    died: / at .+ line \d+[.,]/m,
    error: /^(.*?)(?: \(you may need to install .*)? at .+ line \d+[.,]/m,
    places: [/ at (\S.*?) line (\d+)[.,]/gm],
    missing: /^Can't locate (\S+) in @INC/m,
    atStart: /^(?:syntax error|Global symbol|Bareword)/,
  },
  php: {
    died: /(?:Parse|Fatal) error: /,
    error: /((?:Parse|Fatal) error: .*?)(?: in .+?(?: on line |:)\d+)/,
    places: [/ in (\/.+?)(?: on line |:)(\d+)/g],
    missing: /(?:Failed opening required|Class) ['"]([^'"]+)['"]/,
    atStart: /Parse error/,
  },
  lua: {
    died: /^lua[\w.]*: /m,
    error: /^lua[\w.]*: (?:.+?:\d+: )?(.*)/m,
    places: [/^lua[\w.]*: (.+?):(\d+):/gm],
    missing: /module '([^']+)' not found/,
    atStart: /^(?:unexpected symbol|syntax error|.* (?:expected|near) )/,
  },
  shell: {
    died: /^.+: (?:line )?\d+: .*(?:syntax error|not found|No such file)/im,
    error: /^.+: (?:line )?\d+: (.*(?:syntax error|not found|No such file).*)$/im,
    places: [/^(.+?): (?:line )?(\d+): /gm],
    missing: /^.+: (?:line )?\d+: (\S+): (?:command )?not found/m,
    atStart: /syntax error/i,
  },
}
