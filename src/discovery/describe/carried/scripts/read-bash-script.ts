import { offered, type OfferedValues } from './offered-values.js'

/** `'-o'|'--output')` and what follows up to `;;`. */
const branch = /^[ \t]*\(?((?:['"]?-[\w-]+['"]?\s*\|\s*)*['"]?-[\w-]+['"]?)\)\s*([^]*?);;/gm
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
