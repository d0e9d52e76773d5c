import { randomBytes } from 'node:crypto'
import { isLiteral, mayHoldLiterals, NumberLiteral } from './number-literal.js'

/**
 * Parses like JSON.parse, but makes a NumberLiteral of a number that may not be reproduced as written. JSON.parse gives
 * the source of a number only from Node 21 on, and recurses to do so; this works for text of any depth and length.
 */
export function parseJson(text: string): unknown {
  // The original text is parsed first, so that an error refers to it.
  const plain: unknown = JSON.parse(text)
  return mayHoldLiterals(text) ? withLiterals(text) : plain
}

/** Replaces numbers in the text by strings that nobody can have sent, and finds these again in the parsed value. */
function withLiterals(text: string): unknown {
  const mark = randomBytes(12).toString('base64url')
  const root = { value: JSON.parse(marked(text, mark)) as unknown }
  const waiting: object[] = [root]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const values = one as Record<string | number, unknown>
    for (const key of Array.isArray(one) ? one.keys() : Object.keys(one)) {
      const value = values[key]
      // JSON.parse made an own property, even of the name __proto__.
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

/** The index after the quote that closes the string that starts here. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text.charAt(end - 1 - backslashes) === '\\') backslashes += 1
    if (backslashes % 2 === 0) return end + 1
  }
}
