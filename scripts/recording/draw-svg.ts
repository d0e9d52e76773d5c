import type { Shown } from './play.js'
import type { Span } from './screen-lines.js'
import { timelineOf, type Drawn } from './timeline.js'

/** The sixteen colours of a terminal, on a dark ground. */
const colors = [
  ...['#484f58', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#b1bac4'],
  ...['#6e7681', '#ffa198', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#f0f6fc'],
]
const cell = { width: 8.4, height: 20 }
const margin = { side: 16, top: 44, bottom: 12 }

/**
 * Draws a terminal of so many columns and rows in which the commands are typed one after the other and scroll away, again
 * and again. Whoever can't show it move, or asks for less motion, shows its end.
 */
export function drawSvg(
  shown: readonly Shown[],
  { columns, rows }: { columns: number; rows: number },
): string {
  const { drawn, seconds } = timelineOf(shown)
  const width = columns * cell.width + 2 * margin.side
  const height = rows * cell.height + margin.top + margin.bottom
  const times = timesOf(drawn)
  const percent = (atSeconds: number): string => ((atSeconds / seconds) * 100).toFixed(2)
  const rules = times.map((at, index) => {
    const from = percent(at)
    return at === 0
      ? ''
      : `@keyframes k${index}{0%,${from}%{opacity:0}${from}%,100%{opacity:1}}.k${index}{animation-name:k${index}}`
  })
  const texts = drawn.map(({ row, column, spans, atSeconds }) => {
    const [x, y] = [column * cell.width, (row + 0.75) * cell.height]
    const looks = `class="t k${times.indexOf(atSeconds)}" x="${x.toFixed(1)}" y="${y.toFixed(1)}"`
    return `<text ${looks}>${spans.map(drawSpan).join('')}</text>`
  })
  const style = `.t,.s{animation:none ${seconds.toFixed(2)}s step-end infinite}.s{animation-name:scroll}${scrolling(drawn, rows, percent)}${rules.join('')}@media(prefers-reduced-motion){.t,.s{animation:none}}`
  const last = scrolledTo(drawn, rows)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="A terminal: ${escape(shown.map(({ command }) => command).join('; '))}">
<style>${style}text{white-space:pre;font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#c9d1d9}</style>
<clipPath id="c"><rect y="${margin.top}" width="${width}" height="${height - margin.top - margin.bottom}"/></clipPath>
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
<circle cx="20" cy="18" r="6" fill="#ff5f56"/><circle cx="40" cy="18" r="6" fill="#ffbd2e"/><circle cx="60" cy="18" r="6" fill="#27c93f"/>
<g clip-path="url(#c)"><g transform="translate(${margin.side} ${margin.top})"><g class="s" transform="translate(0 ${-last * cell.height})">
${texts.join('\n')}
</g></g></g>
</svg>
`
}

/** The moments at which something is first seen. */
function timesOf(drawn: readonly Drawn[]): number[] {
  return [...new Set(drawn.map(({ atSeconds }) => atSeconds))]
}

/** The first row that is seen when these have been drawn. */
function scrolledTo(drawn: readonly Drawn[], rows: number): number {
  return Math.max(0, Math.max(...drawn.map(({ row }) => row)) + 1 - rows)
}

function scrolling(drawn: readonly Drawn[], rows: number, percent: (atSeconds: number) => string): string {
  const times = timesOf(drawn)
  const first = times.map((at) =>
    scrolledTo(
      drawn.filter(({ atSeconds }) => atSeconds <= at),
      rows,
    ),
  )
  const steps = times
    .map((at, index) => `${percent(at)}%{transform:translateY(${-(first[index] ?? 0) * cell.height}px)}`)
    .filter((_, index) => index === 0 || first[index] !== first[index - 1])
  return `@keyframes scroll{${steps.join('')}}`
}

function drawSpan({ text, color, isBold, isDim }: Span): string {
  const looks = [
    color === undefined ? '' : ` fill="${colors[color] ?? '#c9d1d9'}"`,
    isBold ? ' font-weight="bold"' : '',
    isDim ? ' opacity="0.6"' : '',
  ].join('')
  return `<tspan${looks}>${escape(text)}</tspan>`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
