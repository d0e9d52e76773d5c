import { findNodeAtLocation, parseTree } from 'jsonc-parser'

/** The line of a JSON text on which a field is, such as `commands[0].name`, or of the nearest around it that is there. */
export function fieldLine(text: string, field: string): number | undefined {
  const root = parseTree(text)
  const path = field.split(/[.[\]]+/).filter((part) => part !== '')
  for (let depth = path.length; root && depth > 0; depth -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, depth).map(asKey))
    if (node) return lineAt(text, node.offset)
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
