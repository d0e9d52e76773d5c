import type { OfferedValues } from '../../merge/add-values.js'
import { offered } from './offered-values.js'

/** `'-o'|'--output')` and what follows up to `;;`, which is bounded so that a file without one takes no long time. */
const branch =
  /^[ \t]{0,80}\(?((?:['"]?-[\w-]{1,60}['"]?\s{0,9}\|\s{0,80}){0,20}['"]?-[\w-]{1,60}['"]?)\)\s{0,80}([^]{0,2000}?);;/gm
const words = /compgen\s+-W\s+(?:"([^"$`]+)"|'([^'$`]+)'|"?\$\{?(\w+)\}?"?)/

/**
 * Reads which values a completion script for bash offers: `--shell) COMPREPLY=( $(compgen -W "sh bash" -- $cur) ) ;;`.
 * Words that it works out are left out. Runs nothing.
 */
export function readBashScript(text: string): OfferedValues[] {
  return [...text.matchAll(branch)].flatMap(([, pattern = '', body = '']) => {
    const [, double, single, variable] = words.exec(body) ?? []
    const found = double ?? single ?? (variable && (valueOf(variable, body) ?? valueOf(variable, text)))
    return offered(pattern.match(/-[\w-]+/g) ?? [], found?.trim().split(/\s+/) ?? [])
  })
}

/** The text that a script gives a variable, if it is the same each time and nothing is worked out. */
function valueOf(variable: string, text: string): string | undefined {
  const values = [...text.matchAll(new RegExp(`\\b${variable}=(?:'([^'$\`]*)'|"([^"$\`]*)"|(\\S*))`, 'g'))]
  const [first, ...others] = values.map(([, single, double, bare]) => single ?? double ?? bare ?? '')
  return first !== undefined && others.every((one) => one === first) && !/[$`(]/.test(first)
    ? first
    : undefined
}
