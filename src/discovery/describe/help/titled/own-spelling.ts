import { readHead, type Entry } from '../read-lines.js'

/**
 * The rows of options, those alone by their short flag of which the long one belongs to another row: `-P, --near=0` below
 * `-p, --near=LINES`. What such a long flag has as its value is the value that the short one stands for.
 */
export function withOwnSpelling(entries: readonly Entry[]): Entry[] {
  const known = new Set<string>()
  return entries.map((entry) => {
    const { flags } = readHead(entry.head)
    const isTaken = flags.some((flag) => flag.startsWith('--') && known.has(flag))
    const own = flags.filter((flag) => !known.has(flag))
    for (const flag of flags) known.add(flag)
    const [, short] = isTaken && own.length > 0 ? (shortFirst.exec(entry.head) ?? []) : []
    return short === undefined ? entry : { ...entry, head: short }
  })
}

/** `-P, --near=0`, `-T X, --type=noX`: the long flag has a value that differs from what stands behind the short one. */
const shortFirst = /^(-\w(?: [A-Z][A-Z0-9_-]*| <[^<>]+>)?), --[\w-]+=(?:\d+|[a-z][\w-]*)$/
