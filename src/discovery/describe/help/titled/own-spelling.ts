import { readHead, type Entry } from '../read-lines.js'

/**
 * The rows of options, those alone by their own flags whose first one belongs to another row: `-P, --near=0` below
 * `-p, --near=LINES`, and `-b svg, --svg` below `-b, --backend <name>`. What such a flag has as its value is the value that
 * the others stand for. A row with nothing else, `-b pdf`, only tells of the value.
 */
export function withOwnSpelling(entries: readonly Entry[]): Entry[] {
  const known = new Set<string>()
  const valued = new Set<string>()
  return entries.flatMap((entry) => {
    const { flags, metavar } = readHead(entry.head)
    const [, shown = '', others = ''] = valueFirst.exec(entry.head) ?? []
    if (valued.has(shown)) return others === '' ? [] : [{ ...entry, head: others }]
    const isTaken = flags.some((flag) => flag.startsWith('--') && known.has(flag))
    const own = flags.filter((flag) => !known.has(flag))
    for (const flag of flags) known.add(flag)
    if (placeholder.test(metavar)) for (const flag of flags) valued.add(flag)
    const [, short] = isTaken && own.length > 0 ? (shortFirst.exec(entry.head) ?? []) : []
    return [short === undefined ? entry : { ...entry, head: short }]
  })
}

/** `-P, --near=0`, `-T X, --type=noX`: the long flag has a value that differs from what stands behind the short one. */
const shortFirst = /^(-\w(?: [A-Z][A-Z0-9_-]*| <[^<>]+>)?), --[\w-]+=(?:\d+|[a-z][\w-]*)$/
/** `-b svg, -s, --svg`: a word behind the first flag, and flags without one. */
const valueFirst = /^(-\w) [a-z][\w-]*(?:, ((?:-\w, )*-{1,2}[\w-]+))?$/
const placeholder = /^(?:<[^<>]+>|[A-Z][A-Z0-9_-]*)$/
