import type { Node } from 'jsonc-parser'
import { indentAt, styleOf, written, writtenOnOneLine } from './json-style.js'
import { afterCommentsOfLine, commaAfter } from './trivia.js'

/** What is added to an object, or to a list, where it has no name. */
export interface NewChild {
  readonly name?: string
  readonly value: unknown
}

/** Adds a child at the end of an object or list; whatever else is in the text, comments too, stays where it is. */
export function insertChild(text: string, container: Node, child: NewChild): string {
  const last = container.children?.at(-1)
  if (!last) return inEmpty(text, container, child)
  const isOnOneLine = !text.slice(container.offset, container.offset + container.length).includes('\n')
  return isOnOneLine ? onOneLine(text, last, child) : onLines(text, container, last, child)
}

function inEmpty(text: string, { offset, length }: Node, child: NewChild): string {
  const style = styleOf(text)
  const outer = indentAt(text, offset)
  const indent = outer + style.unit
  const end = offset + length - 1
  // There may be comments.
  const kept = text.slice(0, end).trimEnd()
  const added = `${style.endOfLine}${indent}${label(child)}${written(child.value, indent, style)}`
  return `${kept}${added}${style.endOfLine}${outer}${text.slice(end)}`
}

function onOneLine(text: string, { offset, length }: Node, child: NewChild): string {
  const end = offset + length
  const added = `${label(child)}${writtenOnOneLine(child.value)}`
  const comma = commaAfter(text, end)
  return comma === undefined
    ? `${text.slice(0, end)}, ${added}${text.slice(end)}`
    : `${text.slice(0, comma)}, ${added}${text.slice(comma)}`
}

function onLines(text: string, container: Node, last: Node, child: NewChild): string {
  const style = styleOf(text)
  const indent = indentOfLast(text, last) ?? indentAt(text, container.offset) + style.unit
  const end = last.offset + last.length
  const comma = commaAfter(text, end)
  // A comment behind the last child is about that one.
  const at = afterCommentsOfLine(text, comma === undefined ? end : comma + 1)
  const added = `${style.endOfLine}${indent}${label(child)}${written(child.value, indent, style)}`
  return comma === undefined
    ? `${text.slice(0, end)},${text.slice(end, at)}${added}${text.slice(at)}`
    : `${text.slice(0, at)}${added},${text.slice(at)}`
}

/** Undefined if the last child does not begin its line. */
function indentOfLast(text: string, last: Node): string | undefined {
  const indent = indentAt(text, last.offset)
  return text.slice(0, last.offset).endsWith(`\n${indent}`) ? indent : undefined
}

function label({ name }: NewChild): string {
  return name === undefined ? '' : `${JSON.stringify(name)}: `
}
