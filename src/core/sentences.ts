// Segmentation follows Unicode's rules, for text in any language: https://unicode.org/reports/tr29/
const locale = 'en'

/** The sentences of a text, each with a full stop or the like at its end. */
export function sentencesOf(text: string): string[] {
  const segments = new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)
  return [...segments]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '')
    .map((sentence) => (/[\p{Sentence_Terminal}…:]$/u.test(sentence) ? sentence : `${sentence}.`))
}

/** The text; if it is longer than `bytesMax` in UTF-8, as many whole words as fit, and an ellipsis. */
export function clip(text: string, bytesMax: number): string {
  if (Buffer.byteLength(text) <= bytesMax) return text
  const ellipsis = '…'
  let room = bytesMax - Buffer.byteLength(ellipsis)
  let kept = ''
  for (const { segment } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    room -= Buffer.byteLength(segment)
    if (room < 0) break
    kept += segment
  }
  return `${kept.replace(/[\s\p{P}]+$/u, '')}${ellipsis}`
}
