import type { OfferedValues } from '../../merge/add-values.js'
import { offered } from './offered-values.js'

const lineMax = 20_000

const names: Readonly<Record<string, string>> = {
  'short-option': 's',
  'long-option': 'l',
  'old-option': 'o',
  arguments: 'a',
  condition: 'n',
  command: 'c',
}
/** The options of `complete` without a value. */
const switches = /^(?:f|F|r|x|k|e|no-files|force-files|require-parameter|exclusive|keep-order|erase)$/

/**
 * Reads which values a completion script for fish offers for an option of the program itself:
 * `complete -c prog -l color -x -a 'auto never'`. Runs nothing. https://fishshell.com/docs/current/cmds/complete.html
 */
export function readFishScript(text: string): OfferedValues[] {
  return text
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.length < lineMax && /^\s*complete\s/.test(line))
    .flatMap((line) => {
      const given = readComplete(wordsOf(line).slice(1))
      const flags = [
        ...(given.get('s') ?? []).map((letter) => `-${letter}`),
        ...(given.get('o') ?? []).map((name) => `-${name}`),
        ...(given.get('l') ?? []).map((name) => `--${name}`),
      ]
      // A condition mostly chooses a command below.
      if (given.has('n')) return []
      const values = (given.get('a') ?? []).flatMap((list) => list.split(/\s+/)).filter(Boolean)
      return offered(flags, values)
    })
}

/** The values of the options of `complete`, by their short names. */
function readComplete(words: readonly string[]): Map<string, string[]> {
  const given = new Map<string, string[]>()
  let name: string | undefined
  for (const word of words) {
    const [, long, letters, value] = /^(?:--([\w-]+)|-(\w+))(?:=(.*))?$/.exec(word) ?? []
    if (name !== undefined) {
      given.set(name, [...(given.get(name) ?? []), word])
      name = undefined
    } else if (value !== undefined && long !== undefined) given.set(names[long] ?? long, [value])
    else {
      const last = long ?? letters?.at(-1) ?? ''
      name = switches.test(last) || last === '' ? undefined : (names[last] ?? last)
    }
  }
  return given
}

/** The words of a line, without their quotes. */
function wordsOf(line: string): string[] {
  const words = line.matchAll(/((?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\#])+)/g)
  return [...words].map(([word]) => word.replaceAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g, '$1$2'))
}
