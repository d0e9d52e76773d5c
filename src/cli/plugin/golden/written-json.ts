/** How JSON is written in a file: what is put into it should look the same. */
export interface JsonLook {
  /** One step of indentation. */
  readonly unit: string
  readonly endOfLine: string
  /** Whether it is `{ "a": 1 }`, and not `{"a": 1}`. */
  readonly isSpaced: boolean
}

/** A line of this length is still read easily. */
export const columnsMax = 110

/** By the first line that is indented, and the first object with something in it on its line. */
export function lookOf(text: string): JsonLook {
  const [, unit = '  '] = /^([ \t]+)\S/m.exec(text) ?? []
  return {
    unit,
    endOfLine: text.includes('\r\n') ? '\r\n' : '\n',
    isSpaced: /\{( ?)"/.exec(text)?.[1] !== '',
  }
}

/** A value that begins in this column of a line with this indentation: on that line if it fits, else on several. */
export function writtenJson(value: unknown, look: JsonLook, indent: string, column = indent.length): string {
  const line = onOneLine(value, look)
  if (column + line.length <= columnsMax || typeof value !== 'object' || value === null) return line
  const inner = indent + look.unit
  const isList = Array.isArray(value)
  const parts = Object.entries(value).map(([name, one]) => {
    const head = isList ? '' : `${JSON.stringify(name)}: `
    return `${inner}${head}${writtenJson(one, look, inner, inner.length + head.length)}`
  })
  const [open, close] = isList ? '[]' : '{}'
  return [open, parts.join(`,${look.endOfLine}`), `${indent}${close}`].join(look.endOfLine)
}

/** The same on one line, however long. */
export function onOneLine(value: unknown, look: JsonLook): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((one) => onOneLine(one, look)).join(', ')}]`
  const fields = Object.entries(value).map(
    ([name, one]) => `${JSON.stringify(name)}: ${onOneLine(one, look)}`,
  )
  const space = look.isSpaced && fields.length > 0 ? ' ' : ''
  return `{${space}${fields.join(', ')}${space}}`
}
