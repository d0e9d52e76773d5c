import type { OptionFacts } from '../build-parameter.js'
import type { Dialect } from '../dialect.js'
import { isOfSeveral } from '../says-repeated.js'
import { readTitled } from '../read-titled.js'

/**
 * Rust's clap 4: https://docs.rs/clap. A value is `<X>`, an optional one `[X]`; `[default: x] [possible values: a, b]`.
 */
export const clap: Dialect = {
  name: 'clap',
  recognizes: (text) =>
    /^Usage:\s+\S/m.test(text) && /^ +(?:-h, )?--help(?: {2,}|\n +)Print (?:help|this message)/m.test(text),
  read: (text, path) =>
    readTitled(withChoicesInLine(text), path, {
      option: (facts, metavar) => ({
        ...facts,
        type: facts.type ?? (isWholeNumber(facts, metavar) ? 'integer' : undefined),
        isJoined: metavar.startsWith('[') ? true : undefined,
        kind: metavar.endsWith('...') || isOneOfSeveral(facts, metavar) ? 'list' : facts.kind,
      }),
    }),
  askFor: (path) => [...path, '--help'],
  takesDoubleDash: true,
}

/**
 * Whether an option with a value may be given again. clap shows that only where it takes several values each time; one
 * that may not be given again is refused by the program.
 */
function isOneOfSeveral({ kind, flags, help = '' }: OptionFacts, metavar: string): boolean {
  return kind === 'value' && metavar.startsWith('<') && isOfSeveral(flags, metavar, help)
}

/**
 * Whether a value can only be a whole number, for clap shows no types: one with such a default is a number of something, or
 * the placeholder is a length of lines. `auto` or the like is not said to be one, too.
 */
function isWholeNumber({ default: shown = '', help = '' }: OptionFacts, metavar: string): boolean {
  const isCount = /\bnumber of \w/i.test(help) && /^\d+$/.test(shown)
  const isLength = /^<(?:MAX[-_])?LINE[-_]LENGTH>$/i.test(metavar)
  return (isCount || isLength) && !/ or |["'`%]|\bauto/.test(help)
}

/** Puts possible values on one line; the long help lists them below, one per line: `- always: Always show`. */
function withChoicesInLine(text: string): string {
  return text.replaceAll(
    /^( +)Possible values:\n((?: +- .*\n(?: {14,}[^-\s].*\n)*)+)/gm,
    (_, indent: string, list: string) => {
      const names = [...list.matchAll(/^ +- ([^\s:]+)/gm)].map(([, name]) => name)
      return `${indent}[possible values: ${names.join(', ')}]\n`
    },
  )
}
