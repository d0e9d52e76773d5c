import { isNode, LineCounter, parseDocument } from 'yaml'

/** The line of a JSON text on which a field is, such as `commands[0].name`, or of the nearest around it that is there. */
export function fieldLine(text: string, field: string): number | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const path = field.split(/[.[\]]+/).filter((part) => part !== '')
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth).map(asKey), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return undefined
}

function asKey(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part
}

/** The line of a place in a text. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}
