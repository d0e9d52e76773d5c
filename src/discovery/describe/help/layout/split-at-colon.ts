import { isKindOfValue } from '../kind-of-value.js'

const spelling = /^(-{1,2}[\w?#@][\w?#@.+-]*)(\[:[^[\]]+\]|:\S+)$/
/** What stands for a value: `M`, `K=V`, `<file>`, `[N]`, `{a,b}`, `...`, `.js=.mjs`, `on|off`, `SYMBOL(:VAL)`. */
const placeholder = /^(?:[A-Z][A-Z0-9_-]*(?:\(.*\))?|[<[{].*|\.{3}|…|[^=]+=.+|[\w.+-]+(?:\|[\w.+-]+)+)$/

/**
 * Splits a spelling whose value stands behind a colon: `--define:K=V`, `-out:<file>`, `--hints[:on]`. Undefined for any
 * other: a colon may be part of a name, such as `--test:unit`.
 */
export function splitAtColon(text: string): { readonly flag: string; readonly metavar: string } | undefined {
  const [, flag, behind = ''] = spelling.exec(text) ?? []
  if (flag === undefined) return undefined
  if (behind.startsWith('[')) return { flag, metavar: behind.replace('[:', '[=') }
  const metavar = behind.slice(1)
  return placeholder.test(metavar) || isKindOfValue(metavar) ? { flag, metavar } : undefined
}
