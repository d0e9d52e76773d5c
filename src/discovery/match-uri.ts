/** A part of a template's path: a text, or a variable, which contains no `/`, `?` or `#` unless it is reserved. */
export type Piece = string | { readonly name: string; readonly isReserved: boolean }

type Entry = readonly [name: string, value: string]

/** The values of a template's variables in a URI, decoded; undefined: it is not of this template. Takes linear time. */
export function matchUri(
  uri: string,
  pieces: readonly Piece[],
  query: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const mark = query.length > 0 ? uri.indexOf('?') : -1
  const path = matchPath(mark < 0 ? uri : uri.slice(0, mark), pieces)
  const asked = mark < 0 ? [] : matchQuery(uri.slice(mark + 1), query)
  return path && asked && Object.fromEntries([...path, ...asked])
}

/** Takes for each variable what comes before the next text, without looking back. */
function matchPath(path: string, pieces: readonly Piece[]): readonly Entry[] | undefined {
  const values: Entry[] = []
  let at = 0
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece === 'string') {
      if (!path.startsWith(piece, at)) return undefined
      at += piece.length
      continue
    }
    const [next = '', ...more] = pieces.slice(index + 1)
    const end = endOfValue(path, at, typeof next === 'string' ? next : '', more.length === 0)
    const value = end > at ? decoded(path.slice(at, end), piece.isReserved) : undefined
    if (value === undefined) return undefined
    values.push([piece.name, value])
    at = end
  }
  return at === path.length ? values : undefined
}

function endOfValue(path: string, start: number, next: string, isLast: boolean): number {
  return isLast ? path.length - next.length : path.indexOf(next, start + 1)
}

function decoded(text: string, isReserved: boolean): string | undefined {
  if (!isReserved && /[/?#]/.test(text)) return undefined
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function matchQuery(text: string, names: readonly string[]): readonly Entry[] | undefined {
  const given = [...new URLSearchParams(text)]
  return given.every(([name]) => names.includes(name)) ? given : undefined
}
