import type { Parameter } from '../../../tool.js'
import { nameApart, optionParameter, positionalParameter, type OptionFacts } from '../build-parameter.js'
import type { Dialect, HelpCommand } from '../dialect.js'
import { linesOf, paragraphs, readSections } from '../read-lines.js'
import { readUsage } from '../read-usage.js'

/** Ruby's thor: help follows a `#`; `[--x=X]` is an optional option, `--x=X` a required one. http://whatisthor.com */
export const thor: Dialect = {
  name: 'thor',
  recognizes: (text) => /^Commands:\n {2}\S+ .*# /m.test(text) && /^ {2}\S+ help \[COMMAND\]/m.test(text),
  read: (text, path) => {
    const sections = readSections(text)
    const [usage = ''] = linesOf(sections, /^usage$/i).filter((line) => line.trim() !== '')
    const own = linesOf(sections, /^description$/i)
    // Without a long description, the short one is at the end, at the margin.
    const last =
      own.length > 0
        ? own
        : text.split('\n').filter((line) => /^[A-Z]\w* .*[a-z]/.test(line) && !line.endsWith(':'))
    return {
      description: paragraphs(last.map((line) => line.trim())),
      commands: linesOf(sections, /^commands$/i).flatMap((line) => commandOf(line, path)),
      parameters: nameApart([
        ...readUsage(usage.replace(/ -.*/, '')).map(positionalParameter),
        ...readOptions(linesOf(sections, /options$/i)),
      ]),
    }
  },
  // `COMMAND --help` may run the command; the root lists this form.
  askFor: (path) => [...path.slice(0, -1), 'help', ...path.slice(-1)],
  showsInherited: true,
  takesDoubleDash: true,
}

function commandOf(line: string, path: readonly string[]): HelpCommand[] {
  const [, usage = '', description = ''] = /^ {2}(\S.*?) {2,}# (.*)$/.exec(line) ?? []
  const name = usage.split(' ')[path.length + 1]
  return name === undefined || name === 'help' ? [] : [{ path: [name], description }]
}

/** Reads `  -f, [--flour=FLOUR]  # Help`, with notes on the lines below. */
function readOptions(lines: readonly string[]): Parameter[] {
  const entries: { head: string; notes: string[] }[] = []
  for (const line of lines) {
    const [head = '', ...notes] = line.split(/(?<=\s)# /)
    const note = notes.join('# ')
    if (head.trim() !== '') entries.push({ head: head.trim(), notes: note === '' ? [] : [note] })
    else if (note !== '') entries.at(-1)?.notes.push(note)
  }
  return entries.filter(({ head }) => /^[[-]/.test(head)).map(optionOf)
}

function optionOf({ head, notes }: { head: string; notes: readonly string[] }): Parameter {
  const flags = head.match(/(?<![\w-])-{1,2}[a-zA-Z][\w-]*/g) ?? []
  const value = /(?<!-)--[\w-]+=([^\],]+)/.exec(head)?.[1]
  const negation = flags.find((flag) => flag.startsWith('--no-') || flag.startsWith('--skip-'))
  const noteOf = (name: string): string | undefined =>
    notes.find((note) => note.startsWith(`${name}: `))?.slice(name.length + 2)
  const shown = noteOf('Default')
  return optionParameter({
    flags: flags.filter((flag) => flag !== negation),
    negation,
    kind: kindOf(value),
    list: 'together',
    type: typeOf(value, shown),
    enum: noteOf('Possible values')?.split(', '),
    default: shown,
    help: notes.filter((note) => !/^(Default|Possible values): /.test(note)).join(' '),
    required: value !== undefined && !head.includes('[--'),
  })
}

/** The kind of an option: `--tags=one two three` is a list, `--env=key:value` a map of several pairs. */
function kindOf(value: string | undefined): OptionFacts['kind'] {
  if (value === undefined) return 'switch'
  return /[\s:]/.test(value) ? 'list' : 'value'
}

/** The type of a value: `--count=N` is a number, and the default shows which type. */
function typeOf(value: string | undefined, shown: string | undefined): OptionFacts['type'] {
  if (value === 'N') return shown?.includes('.') ? 'number' : 'integer'
  return shown !== undefined && /^\d+$/.test(shown) ? 'integer' : undefined
}
