/** `-sS/sT/sA`, `--min-size/max-size <n>`, `--send-eth/--send-ip`, `-PS/PA[ports]`: flags between slashes, and a value. */
const slashed = /^(--?)(\w[\w-]*(?:\/-{0,2}\w[\w-]*)+)(\[[^\]]+\]|[ =]\S.*)?$/
/** `-cert-file FILE, -key-file FILE, -box-file FILE`: three or more names, each with its value. */
const each = /^--?\w[\w-]*-(\w+) ([A-Z]+|<[^<>]+>)(?:, --?\w[\w-]*-\1 \2){2,}$/

/**
 * The heads of the different options that one row shows, each with the value: those between slashes that leave out their
 * dashes or begin alike, and several long names that each have a value. Undefined for spellings of one option.
 */
export function severalHeads(head: string): readonly string[] | undefined {
  if (each.test(head)) return head.split(', ')
  const [, dashes = '', names = '', value = ''] = slashed.exec(head) ?? []
  const parts = names.split('/')
  const plain = parts.map((part) => part.replace(/^-+/, ''))
  const isBare = parts.slice(1).every((part) => !part.startsWith('-'))
  if (parts.length < 2 || !(dashes === '--' ? areLongs(plain, isBare) : areShorts(plain))) return undefined
  return plain.map((name) => `${dashes}${name}${value}`)
}

/** `sS`, `sT`: two letters, of which the first is the same. */
function areShorts(names: readonly string[]): boolean {
  return names.every((name) => name.length === 2 && name.startsWith(names[0]?.charAt(0) ?? ''))
}

/** `min-size`, `max-size`; with dashes of their own they begin alike, or one has another before its name. */
function areLongs(names: readonly string[], isBare: boolean): boolean {
  const [first = ''] = names
  const stem = first.replace(/[^-]+$/, '')
  const isAlike = stem !== '' && names.every((name) => name.startsWith(stem))
  const isMore = first.includes('-') && names.slice(1).every((name) => name.endsWith(`-${first}`))
  return names.every((name) => !name.startsWith('no-')) && (isBare || isAlike || isMore)
}
