import { execa } from 'execa'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from '../support/start-smcp.js'
import type { Batch } from './batches.js'

export const outcomes = ['passing', 'pending', 'failing'] as const
type Outcome = (typeof outcomes)[number]

export interface MochaRun {
  readonly isGood: boolean
  /** The tests as mocha shows them. */
  readonly tests: string
  /** What it says after its counts: how tests failed, and what was left open. */
  readonly rest: string
  readonly counts: Readonly<Record<Outcome, number>>
}

/** Runs the tests of these files, named from test, and reads what came of them, also where it is ended half-way. */
export async function runMocha(files: Batch, cancelSignal: AbortSignal): Promise<MochaRun> {
  const colour = process.stdout.isTTY ? '--color' : '--no-color'
  // By itself: what `mocha` starts for the options of Node outlives it.
  const mocha = ['--import=tsx', 'node_modules/mocha/lib/cli/cli.js', colour]
  const paths = files.map((file) => join('test', file))
  // What programs leave there that are killed goes with it.
  const temporary = await mkdtemp(join(tmpdir(), 'smcp-all-'))
  const { all, exitCode } = await execa(process.execPath, [...mocha, ...paths], {
    cwd: repository,
    stdin: 'ignore',
    all: true,
    reject: false,
    cancelSignal,
    env: { TMPDIR: temporary },
  })
  await rm(temporary, { recursive: true, force: true }).catch(() => undefined)
  return readRun(all, exitCode === 0, files)
}

function readRun(text: string, isGood: boolean, files: Batch): MochaRun {
  const from = lineOf('passing').exec(text)?.index ?? text.length
  const end = text.slice(from)
  const countOf = (outcome: Outcome): number => Number(lineOf(outcome).exec(end)?.[1] ?? 0)
  const counts = { passing: countOf('passing'), pending: countOf('pending'), failing: countOf('failing') }
  const rest = outcomes.reduce((left, outcome) => left.replace(lineOf(outcome), ''), end)
  const isCut = !isGood && counts.failing === 0
  const why = isCut ? `  Not all tests came to their end in ${files.join(', ')}; see above\n` : ''
  return { isGood, tests: text.slice(0, from).trimEnd(), rest: why + trimLines(rest), counts }
}

/** Without the empty lines around it. */
function trimLines(text: string): string {
  return text.replace(/^\n+/, '').trimEnd()
}

/** The line of a count; mocha colours it. */
function lineOf(outcome: Outcome): RegExp {
  return new RegExp(`^(?:\\u001b\\[\\d+m)* +(?:\\u001b\\[\\d+m)*(\\d+) ${outcome}.*\\n?`, 'm')
}
