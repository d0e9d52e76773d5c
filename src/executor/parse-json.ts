import { randomBytes } from 'node:crypto'
import { isLiteral, mayHoldLiterals, NumberLiteral } from './number-literal.js'

/**
 * As JSON.parse, but a number that may not be given back as it is written is a NumberLiteral. JSON.parse tells the
 * source of a number from Node 21 on only, and calls itself for that; here any depth and length will do.
 */
export function parseJson(text: string): unknown {
  // First, so that an error tells of the text as it is.
  const plain: unknown = JSON.parse(text)
  return mayHoldLiterals(text) ? withLiterals(text) : plain
}

/** Numbers are marked in the text as strings that nobody can have sent, and found again in what is parsed. */
function withLiterals(text: string): unknown {
  const mark = randomBytes(12).toString('base64url')
  const root = { value: JSON.parse(marked(text, mark)) as unknown }
  const waiting: object[] = [root]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const values = one as Record<string | number, unknown>
    for (const key of Array.isArray(one) ? one.keys() : Object.keys(one)) {
      const value = values[key]
      // An own property, whatever its name: __proto__ too.
      if (typeof value === 'string' && value.startsWith(mark))
        values[key] = new NumberLiteral(value.slice(mark.length))
      else if (typeof value === 'object' && value !== null) waiting.push(value)
    }
  }
  return root.value
}

function marked(text: string, mark: string): string {
  const parts: string[] = []
  const token = /"|-?\d[\d.eE+-]*/g
  let copied = 0
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [word] = match
    if (word === '"') token.lastIndex = endOfString(text, match.index)
    else if (isLiteral(word)) {
      parts.push(text.slice(copied, match.index), `"${mark}${word}"`)
      copied = token.lastIndex
    }
  }
  return parts.join('') + text.slice(copied)
}

/** Behind the quote that closes the string which opens here. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text.charAt(end - 1 - backslashes) === '\\') backslashes += 1
    if (backslashes % 2 === 0) return end + 1
  }
}
