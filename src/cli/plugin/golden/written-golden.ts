import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser'
import type { Expectation, GoldenFile } from './golden-call.js'
import { columnsMax, lookOf, onOneLine, writtenJson, type JsonLook } from './written-json.js'

/** The text of a file with what is expected now, by the indices of the calls; all else stays as it was written. */
export function writtenGolden(
  { text, isList }: Pick<GoldenFile, 'text' | 'isList'>,
  expected: ReadonlyMap<number, Expectation>,
): string {
  const look = lookOf(text)
  return [...expected].reduce((before, [index, value]) => {
    const root = parseTree(before)
    const call = isList && root ? findNodeAtLocation(root, [index]) : root
    return call ? replaced(before, call, withExpectation(before, call, value, look)) : before
  }, text)
}

/** The text of a call with what is expected, in its place or behind all else. */
function withExpectation(text: string, call: Node, value: Expectation, look: JsonLook): string {
  const fields = call.children ?? []
  const isOneLine = !textOf(text, call).includes('\n')
  const indent = isOneLine ? indentAt(text, call) + look.unit : indentAt(text, fields[0] ?? call)
  const written = (on: 'its line' | 'lines'): string[] => {
    const expect =
      on === 'its line'
        ? onOneLine(value, look)
        : writtenJson(value, look, indent, indent.length + name.length)
    const others = fields.map((field) => (isExpect(field) ? name + expect : textOf(text, field)))
    return fields.some(isExpect) ? others : [...others, name + expect]
  }
  if (!isOneLine) return amongLines(text, call, written('lines'), look, indent)
  const space = look.isSpaced ? ' ' : ''
  const line = `{${space}${written('its line').join(', ')}${space}}`
  if (columnOf(text, call) + line.length <= columnsMax) return line
  const lines = written('lines').join(`,${look.endOfLine}${indent}`)
  return `{${look.endOfLine}${indent}${lines}${look.endOfLine}${indentAt(text, call)}}`
}

const name = '"expect": '

/** Puts the fields of a call on several lines where they were, and what is new behind the last of them. */
function amongLines(
  text: string,
  call: Node,
  fields: readonly string[],
  { endOfLine }: JsonLook,
  indent: string,
): string {
  const old = call.children ?? []
  const end = call.offset + call.length
  const parts = old.map((field, index) => {
    const until = old[index + 1]?.offset ?? end
    const added =
      index === old.length - 1 && fields.length > old.length
        ? `,${endOfLine}${indent}${fields.at(-1) ?? ''}`
        : ''
    return (fields[index] ?? '') + added + text.slice(field.offset + field.length, until)
  })
  return text.slice(call.offset, old[0]?.offset ?? end) + parts.join('')
}

function isExpect({ children = [] }: Node): boolean {
  return children[0]?.value === 'expect'
}

function replaced(text: string, { offset, length }: Node, by: string): string {
  return text.slice(0, offset) + by + text.slice(offset + length)
}

function textOf(text: string, { offset, length }: Node): string {
  return text.slice(offset, offset + length)
}

function columnOf(text: string, { offset }: Node): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

/** The white space at the beginning of its line. */
function indentAt(text: string, node: Node): string {
  const line = text.slice(node.offset - columnOf(text, node), node.offset)
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}
