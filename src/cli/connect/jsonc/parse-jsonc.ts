import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import { ConfigError } from '../../../errors.js'

/** A place in a document: names of an object's fields, and positions in a list. */
export type JsonPath = readonly (string | number)[]

/**
 * Reads JSON with comments and trailing commas, as editors take it. Throws a ConfigError with line and column where it is
 * broken, or holds something else than an object.
 */
export function parseJsonc(text: string, file: string): Node {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { allowTrailingComma: true })
  const [error] = errors
  if (!error && root?.type === 'object') return root
  const [what, offset] = error
    ? [inWords(printParseErrorCode(error.error)), error.offset]
    : ['it must hold an object', root?.offset ?? 0]
  throw new ConfigError(`${file} is broken at ${lineAndColumn(text, offset)}: ${what}`, {
    hint: 'It was left as it is. Mend it, then try again.',
  })
}

/** Where an offset is in a text, for people: both count from 1. */
export function lineAndColumn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`
}

/** The value of the field or item at a path; undefined where there is none. Of a field that is there twice, the last counts. */
export function nodeAt(root: Node, path: JsonPath): Node | undefined {
  return path.reduce<Node | undefined>((node, step) => node && childAt(node, step), root)
}

function childAt(node: Node, step: string | number): Node | undefined {
  if (typeof step === 'number') return node.type === 'array' ? node.children?.[step] : undefined
  if (node.type !== 'object') return undefined
  return node.children?.findLast(({ children }) => children?.[0]?.value === step)?.children?.[1]
}

/** `CloseBraceExpected` as `close brace expected`. */
function inWords(code: string): string {
  return code.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()
}
