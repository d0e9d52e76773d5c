import type { OptionFacts } from '../build-parameter.js'
import type { Entry } from '../read-lines.js'

/**
 * What is known of a value in several parts right behind a letter, each of which may be left out: `-c[a][n]`, `-w[n[,p]]`,
 * `-m[n,p]`. It is any text, joined to the flag, and a default that is told is that of a part.
 */
export function valueInParts({ head, help }: Entry): Partial<OptionFacts> {
  const [, value = ''] = /^-[a-zA-Z@](\[\S*\])$/.exec(head) ?? []
  if (!/\].*\[|\[.*[[,]/.test(value) || /\.\.\.|\|/.test(value)) return {}
  return { kind: 'value', type: 'string', isJoined: true, isOneWord: true, default: undefined, help }
}
