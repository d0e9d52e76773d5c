import type { Node } from 'jsonc-parser'
import { beforeSpace, commaAfter } from './trivia.js'

/**
 * Takes a child out of an object or list, with the comma that belongs to it; comments stay. What `insertChild` has added
 * leaves no trace.
 */
export function removeChild(text: string, container: Node, child: Node): string {
  const { children = [] } = container
  const index = children.indexOf(child)
  const previous = children[index - 1]
  const end = child.offset + child.length
  const comma = commaAfter(text, end)
  const to = comma === undefined ? end : comma + 1
  const rest = text.slice(to)
  const kept = text.slice(0, startOf(text, child, rest))
  // Without a comma behind it, the one before it would be too many.
  const isTrailing = comma === undefined && previous !== undefined
  return collapsed(
    isTrailing ? withoutComma(kept, previous.offset + previous.length) : kept,
    rest,
    container.offset,
  )
}

/** The child goes with the space in front of it, unless what follows would come behind a comment on the line above. */
function startOf(text: string, child: Node, rest: string): number {
  const start = beforeSpace(text, child.offset)
  const isOnLineOfOthers = !text.slice(start, child.offset).includes('\n')
  return isOnLineOfOthers || /^[ \t]*(\r?\n|$)/.test(rest) ? start : child.offset
}

function withoutComma(text: string, end: number): string {
  const comma = commaAfter(text, end)
  return comma === undefined ? text : text.slice(0, comma) + text.slice(comma + 1)
}

/** An object or list in which nothing is left gets its short form. */
function collapsed(kept: string, rest: string, open: number): string {
  const isEmpty = kept.slice(open + 1).trim() === '' && /^\s*[}\]]/.test(rest)
  return isEmpty ? kept.slice(0, open + 1) + rest.trimStart() : kept + rest
}
