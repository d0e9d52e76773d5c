import type { OptionFacts } from '../build-parameter.js'
import type { Dialect } from '../dialect.js'
import { readTitled } from '../read-titled.js'

/**
 * Python's click: types as metavars (`INTEGER`), choices in brackets, ranges as `[x>=1]`.
 * https://click.palletsprojects.com
 */
export const click: Dialect = {
  name: 'click',
  recognizes: (text) =>
    /^Usage: \S.*(\[OPTIONS\]|COMMAND \[ARGS\])/m.test(text) &&
    /^ +(-h, )?--help +Show this message and exit\./m.test(text),
  read: (text, path) => readTitled(text, path, { option: readValue }),
  askFor: (path) => [...path, '--help'],
  takesDoubleDash: true,
  parser: { takesDoubleDashInGroups: true },
}

/** Reads a value of click or typer, whose plain help is click's with other metavars. */
export function readValue(
  facts: OptionFacts,
  metavar: string,
  { help }: { readonly help: string },
): OptionFacts {
  const choices = /^[[<](.*\|.*)[\]>]$/.exec(metavar.replaceAll(/\s+/g, ''))?.[1]?.split('|')
  const isTuple = /^<.*>\.\.\.$/.test(metavar) && metavar.includes(' ')
  // A range may follow the default: `[default: 20; x>=1]`.
  const shown = facts.default?.replace(/;.*$/, '')
  const sides =
    facts.kind === 'switch' && facts.flags.length > 1
      ? facts.flags.filter((flag) => flag.startsWith('--'))
      : []
  const isPair = sides.length > 1
  return {
    ...facts,
    default: shown,
    help: (facts.help ?? help)
      .replaceAll(/\s*\[[^\]]*(<=|>=|<|>)[^\]]*\]/g, '')
      .replace(/\s*\((env|dynamic)[^)]*\)$/, ''),
    ...(choices && { enum: choices, kind: 'value' as const }),
    ...(isTuple && { kind: 'list' as const, list: 'together' as const }),
    ...(isPair && { flags: facts.flags.filter((flag) => flag !== sides[1]), negation: sides[1] }),
    ...(facts.kind === 'switch' && shown !== undefined && { default: String(isTrue(shown, sides)) }),
    isJoined: undefined,
  }
}

/** Whether a switch is on by default: the default is `True` or the name of one of its flags. */
function isTrue(shown: string, sides: readonly string[]): boolean {
  return shown.toLowerCase() === 'true' || sides[0] === `--${shown}`
}
