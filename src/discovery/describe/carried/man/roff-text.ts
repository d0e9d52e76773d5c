/** Characters that roff names: https://man7.org/linux/man-pages/man7/groff_char.7.html */
const characters: Readonly<Record<string, string>> = {
  aq: "'",
  cq: '’',
  oq: '‘',
  lq: '"',
  rq: '"',
  dq: '"',
  Lq: '"',
  Rq: '"',
  en: '-',
  em: '-',
  hy: '-',
  mi: '-',
  mu: '×',
  bu: '•',
  co: '©',
  rs: '\\',
  ti: '~',
  ha: '^',
  ga: '`',
  at: '@',
  sh: '#',
  ba: '|',
  bv: '|',
  lB: '[',
  rB: ']',
  lC: '{',
  rC: '}',
  '->': '->',
  '<=': '<=',
  '>=': '>=',
}

/**
 * Turns the escapes of one line of roff into plain text, without its fonts, sizes, colours and moves.
 * https://man7.org/linux/man-pages/man7/groff.7.html
 */
export function roffText(line: string): string {
  return line
    .replace(/\\["#].*$/, '')
    .replaceAll(/\\[e\\]/g, '\0')
    .replaceAll(/\\[fFmM](?:\[[^\]]*\]|\([^)]{2}|.)|\\s(?:\[[^\]]*\]|[-+]?\d{1,2})/g, '')
    .replaceAll(/\\[hvwoNDlLzbxRZ]'[^']*'/g, ' ')
    .replaceAll(/\\[n*](?:\[([^\]]*)\]|\((..)|(.))/g, (_, ...names: string[]) => characterOf(names))
    .replaceAll(/\\(?:\[([^\]]*)\]|\((..)|C'([^']*)')/g, (_, ...names: string[]) => characterOf(names))
    .replaceAll(/\\[ ~0]/g, ' ')
    .replaceAll(/\\[&|^%:c/)!?,{}du]/g, '')
    .replaceAll(/\\(.)/g, '$1')
    .replaceAll('\0', '\\')
}

function characterOf(names: readonly (string | undefined)[]): string {
  const name = names.slice(0, 3).find((one) => one !== undefined) ?? ''
  const [, code] = /^u(10[0-9A-F]{4}|[0-9A-F]{4,5})$/.exec(name) ?? []
  if (code !== undefined) return String.fromCodePoint(parseInt(code, 16))
  return Object.hasOwn(characters, name) ? (characters[name] ?? '') : ''
}

/** A control line: `.TP 4`, `.IP "\fB-x\fR" 4`. Its arguments still have their escapes. */
export interface Macro {
  readonly name: string
  readonly args: readonly string[]
}

/** Reads a control line; undefined for a line of text. */
export function readMacro(line: string): Macro | undefined {
  const [, name, rest = ''] = /^[.']\s*([^\s\\]*)(.*)$/.exec(line) ?? []
  if (name === undefined) return undefined
  const words = rest.replace(/\\".*$/, '').matchAll(/"((?:[^"]|"")*)"?|((?:\\ |\S)+)/g)
  return {
    name,
    args: [...words].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''),
  }
}
