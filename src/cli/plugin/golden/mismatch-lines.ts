import { structuredPatch } from 'diff'
import { styleText } from 'node:util'
import { NumberLiteral } from '../../../executor/number-literal.js'
import { cut } from '../../../quote.js'
import type { Mismatch } from './compare-result.js'
import { firstDifference } from './first-difference.js'
import { textDifference } from './text-difference.js'

/** So many lines of a diff say enough. */
const diffLinesMax = 40
/** More changes than this are no diff that anybody reads, and take long to find. */
const editsMax = 1000
const columnsMax = 120

/** What the two are called that differ. */
export interface Labels {
  readonly expected: string
  readonly got: string
}

const asExpected: Labels = { expected: 'expected', got: 'got' }

/** What did not come as expected: the first place, what was expected there and what came, and a diff if there is more. */
export function mismatchLines({ field, expected, got }: Mismatch, labels: Labels = asExpected): string[] {
  const pair = pairOf(labels)
  switch (field) {
    case 'isError':
      return expected === true
        ? ['it did not fail', ...pair('a failure', shown(got))]
        : ['it failed', ...pair('no failure', shown(got))]
    case 'contains':
      return ['its text does not contain what is expected', ...pair(shown(expected), shown(got))]
    case 'text':
      return textLines(String(expected), String(got), pair)
    default:
      return valueLines(field, expected, got, pair)
  }
}

function textLines(expected: string, got: string, pair: Pair): string[] {
  const { line, column, ...lines } = textDifference(expected, got)
  const isOneLine = !expected.includes('\n') && !got.includes('\n')
  const where = isOneLine ? `column ${column}` : `line ${line}, column ${column}`
  const part = (text: string | undefined): string => shown(text, column)
  return [
    `its text differs in ${where}`,
    ...pair(part(lines.expected), part(lines.got)),
    ...(isOneLine ? [] : diff(expected, got)),
  ]
}

function valueLines(field: string, expected: unknown, got: unknown, pair: Pair): string[] {
  if (field === 'json' && typeof got === 'string' && typeof expected !== 'string')
    return ['its text is no JSON', ...pair(shown(expected), shown(got))]
  const first = firstDifference(expected, got)
  if (!first) return []
  const { path } = first
  return [
    `its ${field} differs${path === '' ? '' : ` at ${path}`}`,
    ...pair(shown(first.expected), shown(first.got)),
    ...(path === '' ? [] : diff(asJson(expected), asJson(got))),
  ]
}

type Pair = (expected: string, got: string) => string[]

function pairOf({ expected, got }: Labels): Pair {
  const width = Math.max(expected.length, got.length)
  return (one, other) => [`${expected.padStart(width)}: ${one}`, `${got.padStart(width)}: ${other}`]
}

/** A value as JSON; of a long text, the part around a column. */
function shown(value: unknown, column = 1): string {
  if (typeof value !== 'string') return cut(value === undefined ? 'nothing' : asJson(value, 0), columnsMax)
  const start = Math.max(0, column - columnsMax / 2)
  const text = value.slice(start, start + columnsMax)
  const [before, after] = [start > 0 ? '...' : '', start + columnsMax < value.length ? '...' : '']
  return `${before}${JSON.stringify(text)}${after}`
}

function asJson(value: unknown, space = 2): string {
  const plain = (_: string, one: unknown): unknown => (one instanceof NumberLiteral ? one.text : one)
  return JSON.stringify(value, plain, space)
}

/** The lines that differ, if there is more to see than the first of them. */
function diff(expected: string, got: string): string[] {
  const patch = structuredPatch('', '', `${expected}\n`, `${got}\n`, undefined, undefined, {
    context: 1,
    maxEditLength: editsMax,
  })
  const lines = (patch?.hunks ?? []).flatMap((hunk) => hunk.lines)
  if (lines.filter((line) => /^[+-]/.test(line)).length <= 2) return []
  const rest = lines.length - diffLinesMax
  return [...lines.slice(0, diffLinesMax).map(painted), ...(rest > 0 ? [`... ${rest} lines more`] : [])]
}

const colours: Readonly<Record<string, 'green' | 'red'>> = { '+': 'green', '-': 'red' }

function painted(line: string): string {
  // A program's own control characters must not reach the terminal.
  const text = cut(line.replaceAll(/[^\P{Cc}\t]/gu, escaped), columnsMax)
  const colour = colours[line.charAt(0)]
  return colour ? styleText(colour, text, { stream: process.stdout }) : text
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
