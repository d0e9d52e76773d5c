import type { IBufferCell } from '@xterm/headless'
import { createRequire } from 'node:module'

/** Its two builds export differently, and which one is taken depends on who loads this file. */
const { Terminal } = createRequire(import.meta.url)('@xterm/headless') as typeof import('@xterm/headless')

/** A piece of a line that looks the same throughout. */
export interface Span {
  readonly text: string
  /** The number of one of the sixteen colours; undefined: that of the terminal. */
  readonly color: number | undefined
  readonly isBold: boolean
  readonly isDim: boolean
}

export type Line = readonly Span[]

/** What a terminal that is so wide shows of what was written to it, from the first line to the last that is not empty. */
export async function screenLines(written: string, columns: number): Promise<Line[]> {
  const terminal = new Terminal({
    cols: columns,
    rows: 24,
    scrollback: 1000,
    allowProposedApi: true,
  })
  await new Promise<void>((done) => {
    terminal.write(written, done)
  })
  const { active } = terminal.buffer
  const lines = Array.from({ length: active.length }, (_, row) => {
    const line = active.getLine(row)
    const cells = Array.from({ length: columns }, (_, column) => line?.getCell(column))
    return spansOf(cells.filter((cell) => cell !== undefined))
  })
  terminal.dispose()
  const isEmpty = (line: Line): boolean => line.every(({ text }) => text.trim() === '')
  return lines.slice(0, lines.findLastIndex((line) => !isEmpty(line)) + 1)
}

function spansOf(cells: readonly IBufferCell[]): Line {
  const spans: Span[] = []
  for (const cell of cells) {
    const look = {
      color: cell.isFgPalette() ? cell.getFgColor() : undefined,
      isBold: cell.isBold() !== 0,
      isDim: cell.isDim() !== 0,
    }
    const last = spans.at(-1)
    const text = cell.getChars() || ' '
    if (last && last.color === look.color && last.isBold === look.isBold && last.isDim === look.isDim)
      spans[spans.length - 1] = { ...last, text: last.text + text }
    else spans.push({ text, ...look })
  }
  const end = spans.at(-1)
  return end ? [...spans.slice(0, -1), { ...end, text: end.text.trimEnd() }] : []
}
