import { count } from '../../../count.js'
import type { HowItRan } from '../../../process/how-it-ran.js'
import { rounded } from '../../../process/how-it-ran.js'
import { problemLine } from '../../problem-line.js'
import { shownPath } from '../../shown-path.js'
import { tableOrLines } from '../../terminal/table-or-lines.js'
import { mismatchLines } from './mismatch-lines.js'
import type { GoldenResult, GoldenTest } from './test-golden-calls.js'

/** The golden calls with what each took, as a table at a terminal, else as lines; then what is not as expected. */
export function goldenReport({ results }: GoldenTest, width: number | undefined): string[] {
  if (results.length === 0) return []
  // Where nothing is forked, that is no column.
  const isForked = results.some(({ forked }) => forked?.ran?.how === 'warm')
  const rows = results.map((one) => [
    titleOf(one),
    tookWords(one.ran),
    ...(isForked ? [forkedWords(one)] : []),
    stateOf(one),
  ])
  const head = ['Golden call', isForked ? 'Started' : 'Took', ...(isForked ? ['Forked'] : []), '']
  return [tableOrLines(head, rows, width), ...results.filter(isFailed).map(failureText)]
}

/** What is wrong with the files, and which of them are something else. */
export function goldenProblemLines({ problems, others }: GoldenTest): string[] {
  return [
    ...problems.map(problemLine),
    ...others.map((file) => `${shownPath(file)} has no golden call: no "command"`),
  ]
}

/** `3 golden calls`, or `1 of 3 golden calls fails`; undefined if there are none. */
export function goldenSummary({ results, problems }: GoldenTest): string | undefined {
  const failed = results.filter(isFailed).length
  const updated = results.filter(({ isUpdated }) => isUpdated).length
  const words = [
    ...(failed > 0 ? [`${failed} of ${count(results.length, 'golden call')} failed`] : []),
    ...(failed === 0 && results.length > 0 ? [count(results.length, 'golden call')] : []),
    ...(updated > 0 ? [`${updated} updated`] : []),
    ...(problems.length > 0 ? [`${count(problems.length, 'problem')} in golden files`] : []),
  ]
  return words.length === 0 ? undefined : words.join(', ')
}

/** Whether anything is not as its author wrote it down. */
export function hasFailed({ results, problems }: GoldenTest): boolean {
  return problems.length > 0 || results.some(isFailed)
}

/** Whether a call is not as expected, or expects nothing yet. */
export function isFailed(one: GoldenResult): boolean {
  const state = stateOf(one)
  return state !== 'ok' && state !== 'updated'
}

/** Why a call has failed, in lines. */
export function failureLines({ call, problem, mismatch, isUpdated }: GoldenResult): string[] {
  if (isUpdated) return []
  if (problem !== undefined) return [problem]
  if (mismatch) return mismatchLines(mismatch)
  return call.expect ? [] : ['nothing is expected of it yet; --update writes what came']
}

/** What a fork has answered otherwise than a start, in lines; none if they are the same. */
export function forkedFailureLines({ forked }: GoldenResult): string[] {
  if (!forked?.mismatch) return []
  const [first = '', ...rest] = mismatchLines(forked.mismatch, { expected: 'started', got: 'forked' })
  return [`forked, ${first}`, ...rest]
}

type State = 'ok' | 'updated' | 'failed' | 'differs' | 'differs forked' | 'new'

function stateOf({ call, problem, mismatch, isUpdated, forked }: GoldenResult): State {
  if (forked?.mismatch) return 'differs forked'
  if (isUpdated) return 'updated'
  if (problem !== undefined) return 'failed'
  if (mismatch) return 'differs'
  return call.expect ? 'ok' : 'new'
}

function failureText(one: GoldenResult): string {
  const texts = [failureLines(one), forkedFailureLines(one)].filter((lines) => lines.length > 0)
  return texts
    .map(([first = '', ...rest]) =>
      [`${titleOf(one)}: ${first}`, ...rest.map((line) => `  ${line}`)].join('\n'),
    )
    .join('\n')
}

/** What its fork took; or that it is different each time, so that nothing is compared. */
function forkedWords({ forked }: GoldenResult): string {
  if (!forked) return ''
  if (forked.ran?.how !== 'warm') return 'not forked'
  return `${tookWords(forked.ran)}${forked.varies ? '; varies' : ''}`
}

/** `tests/hello.json[2] hello (greets Ada)` */
export function titleOf({ place, call }: GoldenResult): string {
  return `${place} ${call.command}${call.name === undefined ? '' : ` (${call.name})`}`
}

/** From the start of its program to its end, and what that used where it is known. */
function tookWords(ran: HowItRan | undefined): string {
  if (ran?.how === undefined) return 'not run'
  const { startMs, runMs, cpuMs, memoryBytesMax } = ran
  return [
    `${rounded(startMs + runMs)} ms`,
    ...(cpuMs === undefined ? [] : [`${cpuMs} ms CPU`]),
    ...(memoryBytesMax === undefined ? [] : [`${Math.round(memoryBytesMax / 1024 ** 2)} MiB`]),
  ].join(', ')
}
