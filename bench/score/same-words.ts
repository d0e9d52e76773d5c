import { stripVTControlCharacters } from 'node:util'

const shareNeeded = 0.6
const wordsMax = 40

/** Whether a description has most words of the true one, or most of the first words of long prose. */
export function hasSameWords(found: unknown, wanted: string): boolean {
  const distinct = new Set(wordsOf(wanted))
  const needed = distinct.size > wordsMax ? new Set(wordsOf(wanted).slice(0, wordsMax)) : distinct
  const present = new Set(wordsOf(found))
  const share = [...needed].filter((word) => present.has(word)).length / needed.size
  return needed.size === 0 || share >= shareNeeded
}

function wordsOf(text: unknown): readonly string[] {
  if (typeof text !== 'string') return []
  return (
    stripVTControlCharacters(text)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  )
}
