import { structuredPatch } from 'diff'
import { styleText } from 'node:util'
import { shownPath } from '../shown-path.js'

/** Paints a line that is added or taken out, at a terminal that has colours. */
export type Paint = (colour: 'green' | 'red' | 'cyan', text: string) => string

/** A file before and after a change; undefined: it was not there. */
interface FileChange {
  readonly file: string
  readonly before: string | undefined
  readonly after: string
}

/** Paints what goes to a stream, if that shows colours. */
export function paintOn(stream: NodeJS.WriteStream): Paint {
  return (colour, text) => styleText(colour, text, { stream })
}

/** What changes in a file, as `diff -u` shows it. Little of what is around it, for that may be secret. */
export function fileDiff({ file, before, after }: FileChange, paint: Paint): string {
  const path = shownPath(file)
  const { hunks } = structuredPatch(path, path, before ?? '', after, undefined, undefined, { context: 1 })
  const head = [`--- ${before === undefined ? 'nothing yet' : path}`, `+++ ${path}`]
  const body = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    paint('cyan', `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`),
    ...lines.map((line) => painted(line, paint)),
  ])
  return [...head, ...body].join('\n')
}

/** The line before a part that has none is where it would be. */
function range(start: number, lines: number): string {
  return `${lines === 0 ? start - 1 : start},${lines}`
}

function painted(text: string, paint: Paint): string {
  // A file that was written on Windows.
  const line = text.replace(/\r$/, '')
  if (line.startsWith('+')) return paint('green', line)
  return line.startsWith('-') ? paint('red', line) : line
}
