import type { Shown } from './play.js'
import type { Line, Span } from './screen-lines.js'

/** Seconds: a key, what a step has shown, the whole at the end. */
const pause = { key: 0.05, shown: 2.2, end: 5 }

/** A line, or a word of one that is typed, and when it is first seen. */
export interface Drawn {
  readonly row: number
  readonly column: number
  readonly spans: Line
  readonly atSeconds: number
}

/** When each piece is seen: the words of a command as they are typed, its lines together. */
export function timelineOf(shown: readonly Shown[]): {
  readonly drawn: readonly Drawn[]
  readonly seconds: number
} {
  const drawn: Drawn[] = []
  let [row, at] = [0, 0]
  for (const { command, lines } of shown) {
    drawn.push({ row, column: 0, spans: [look('$', 2)], atSeconds: at })
    at += 0.6
    for (const { 0: word, index } of command.matchAll(/\S+/g)) {
      drawn.push({ row, column: index + 2, spans: [look(word, undefined, true)], atSeconds: at })
      at += (word.length + 1) * pause.key
    }
    row += 1
    at += 0.3
    for (const spans of lines) drawn.push({ row: row++, column: 0, spans, atSeconds: at })
    at += pause.shown
  }
  return { drawn, seconds: at + pause.end }
}

function look(text: string, color: number | undefined, isBold = false): Span {
  return { text, color, isBold, isDim: false }
}
