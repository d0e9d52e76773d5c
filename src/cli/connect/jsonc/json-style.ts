/** How a document is written: what is added to it should look the same. */
export interface JsonStyle {
  readonly endOfLine: string
  /** One step of indentation. */
  readonly unit: string
}

/** By the first field or comment that begins a line. */
export function styleOf(text: string): JsonStyle {
  const [, unit = '  '] = /^([ \t]+)(?:"|\/\/)/m.exec(text) ?? []
  return { endOfLine: text.includes('\r\n') ? '\r\n' : '\n', unit: unit.startsWith('\t') ? '\t' : unit }
}

/** The white space at the beginning of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const begin = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(begin, offset))?.[0] ?? ''
}

/** A value on several lines, the first of which is at an indentation already. */
export function written(value: unknown, indent: string, { unit, endOfLine }: JsonStyle): string {
  return JSON.stringify(value, null, unit).replaceAll('\n', `${endOfLine}${indent}`)
}

/** A value on one line: `{ "url": "http://127.0.0.1:8000/mcp" }`. */
export function writtenOnOneLine(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll(/\n */g, ' ')
}
