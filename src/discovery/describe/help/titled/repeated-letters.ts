import { groupBy } from '../../../../group-by.js'
import type { Entry } from '../read-lines.js'

/** `-gg`: a letter that is given twice or more. */
const repeated = /^-([a-zA-Z])\1+$/

/**
 * Joins the rows of a letter and of its repetitions, `-g`, `-gg`, `-ggg`, to one that counts, with what is said of each.
 * It is written as a letter that may be repeated: `-g...`.
 */
export function withRepeatedLetters(entries: readonly Entry[]): Entry[] {
  const letters = new Set(entries.map(({ head }) => head).filter((head) => /^-[a-zA-Z]$/.test(head)))
  const isMore = ({ head }: Entry): boolean => repeated.test(head) && letters.has(head.slice(0, 2))
  const more = groupBy(entries.filter(isMore), ({ head }) => head.slice(0, 2))
  const moreOf = new Map(more.map((rows) => [rows[0].head.slice(0, 2), rows]))
  return entries.flatMap((entry) => {
    if (isMore(entry)) return []
    const rows = moreOf.get(entry.head)
    return [rows ? counted(entry, rows) : entry]
  })
}

function counted(entry: Entry, more: readonly Entry[]): Entry {
  const texts = [entry.help, ...more.map(({ head, help }) => `${head}: ${help}`)]
  const help = texts.map((text) => text.replace(/[^.!?:;]$/, '$&.')).join(' ')
  return { ...entry, head: `${entry.head}...`, help }
}
