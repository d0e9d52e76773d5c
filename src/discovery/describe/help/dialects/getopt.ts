import type { OptionFacts } from '../build-parameter.js'
import type { Dialect } from '../dialect.js'
import type { Entry } from '../read-lines.js'
import { bareRows } from './plain/as-written.js'
import { numberType } from './plain/number-type.js'
import { readTitled } from '../read-titled.js'

/** GNU style, as programs with getopt_long write it: `-w, --width=COLS`, `--color[=WHEN]`. */
export const getopt: Dialect = {
  name: 'getopt',
  recognizes: (text) =>
    /^Usage: \S+ .*\[?OPTION/m.test(text) &&
    /^ {1,8}(-[\w?], | {4})?--help\b/m.test(text) &&
    // Such programs show their values; one that shows none was written by hand.
    bareRows(text) === 'switch',
  read: (text, path) => ({ ...readTitled(asTitled(text), path, { option: withNumberType }), commands: [] }),
  // A loop written by hand has helps of this style too, and may not know it.
  takesDoubleDash: 'ifNeeded',
}

/** Adds the type of a number, which such a help shows in words alone. */
function withNumberType(facts: OptionFacts, metavar: string, { help }: Entry): OptionFacts {
  return metavar === '' ? facts : { ...facts, type: facts.type ?? numberType(facts.default, help, metavar) }
}

/** Adds titles: options are anywhere below the prose, often without a title. */
function asTitled(text: string): string {
  const [usage = '', ...rest] = text.split(/^(?= {0,8}-{1,2}\w)/m)
  const lines = usage.split('\n')
  const own = /^Usage: (\S+ )/m.exec(usage)?.[1]
  const isAgain = (line: string): boolean => own !== undefined && line.trim().startsWith(own)
  const isUsage = (line: string): boolean =>
    /^Usage: | +or: /.test(line) || (line.startsWith(' ') && isAgain(line))
  const usages = lines.filter(isUsage).join('\n')
  const prose = lines.filter((line) => !isUsage(line)).join('\n')
  return `${prose}\n${usages}\n\nOptions:\n${rest.join('')}`
}
