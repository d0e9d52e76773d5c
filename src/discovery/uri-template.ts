import { matchUri, type Piece } from './match-uri.js'

/**
 * A template of URIs that can be taken apart: `{name}`, `{+name}`, `{/name}`, `{.name}` and, at the end, `{?name,other}`
 * of https://www.rfc-editor.org/rfc/rfc6570. Variables stand apart from each other, so that a URI has one reading.
 */
export interface UriTemplate {
  readonly variables: readonly TemplateVariable[]
  /** The values of its variables in this URI, decoded; undefined: it is not of this template. Takes linear time. */
  readonly match: (uri: string) => Readonly<Record<string, string>> | undefined
}

interface TemplateVariable {
  readonly name: string
  /** False for those behind the `?`, which a URI may leave out. */
  readonly isRequired: boolean
}

const expression = /^([+./?]?)([A-Za-z0-9_.]+(?:,[A-Za-z0-9_.]+)*)$/
const separators: Readonly<Record<string, string>> = { '': ',', '+': ',', '.': '.', '/': '/' }
const forms = '{name}, {+name}, {/name}, {.name} or, at the end, {?name,other}'

/** Reads a template; a string is what is wrong with it, in words that follow the template. */
export function readUriTemplate(text: string): UriTemplate | string {
  const pieces: Piece[] = []
  const query: string[] = []
  for (const [index, part] of text.split(/\{([^{}]*)\}/).entries()) {
    if (index % 2 === 0) {
      if (/[{}]/.test(part)) return 'has a brace without its counterpart'
      if (part !== '' && query.length > 0) return 'goes on behind {?...}, which must be its end'
      if (part !== '') pieces.push(part)
      continue
    }
    const [, operator = '', names = ''] = expression.exec(part) ?? []
    if (names === '') return `has {${part}}; expected ${forms}`
    if (query.length > 0) return 'goes on behind {?...}, which must be its end'
    if (operator === '?') query.push(...names.split(','))
    else pieces.push(...piecesOf(operator, names.split(',')))
  }
  const joined = joinLiterals(pieces)
  const inPath = joined.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name]))
  const names = [...inPath, ...query]
  if (names.length === 0) return 'has no variable; make it a resource'
  if (new Set(names).size < names.length) return 'has a variable twice'
  if (
    joined.some((piece, index) => typeof piece !== 'string' && typeof (joined[index + 1] ?? '') !== 'string')
  )
    return 'has two variables with nothing between them, which nobody can tell apart'
  return {
    variables: names.map((name) => ({ name, isRequired: inPath.includes(name) })),
    match: (uri: string) => matchUri(uri, joined, query),
  }
}

function piecesOf(operator: string, names: readonly string[]): Piece[] {
  const between = separators[operator] ?? ''
  return names.flatMap((name, index) => {
    const before = index > 0 || operator === '/' || operator === '.' ? [between] : []
    return [...before, { name, isReserved: operator === '+' }]
  })
}

function joinLiterals(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece
    else joined.push(piece)
  }
  return joined
}
