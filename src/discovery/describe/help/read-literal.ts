import type { OptionFacts } from './build-parameter.js'
import { isKindOfValue } from './kind-of-value.js'

/**
 * Reads a default that stands where others have a placeholder: `--port=8080`, `--dry-run=false`, `--log-dir=""`. Undefined
 * if it is a placeholder.
 */
export function readLiteral(metavar: string): Pick<OptionFacts, 'kind' | 'type' | 'default'> | undefined {
  if (/^(?:true|false)$/.test(metavar)) return { kind: 'switch', default: metavar }
  if (/^-?\d+$/.test(metavar)) return { kind: 'value', type: 'integer', default: metavar }
  if (/^-?\d+\.\d+$/.test(metavar)) return { kind: 'value', type: 'number', default: metavar }
  if (metavar === '[]') return { kind: 'list' }
  const [, double, single] = /^(?:"([^"]*)"|'([^']*)')$/.exec(metavar) ?? []
  const text = double ?? single
  if (text === undefined) return undefined
  // `--window="function"`: a placeholder in quotes.
  return {
    kind: 'value',
    ...(text !== '' && !isPlaceholder(text) && { default: text }),
  }
}

/** `<text>`, `MSG`, `START END`, `function`, `a,b,...`. */
function isPlaceholder(text: string): boolean {
  return isKindOfValue(text) || /\.\.\.?$|^<.*>$|^[A-Z][A-Z_-]+(?: [A-Z][A-Z_-]+)*$/.test(text)
}
