// Runs all tests, or those whose paths below test begin so: some runs of mocha beside each other, and then each file
// of alone-files.ts with nothing beside it.
//   npm run test:all -- [--jobs N] [PATH ...]
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { batches } from './batches.js'
import { outcomes, runMocha, type MochaRun } from './run-mocha.js'

// One for each core: more of them would be done a little sooner, and leave less time to each test. Not more than eight,
// for the memory that each takes.
const jobs = Math.min(availableParallelism(), 8)
const { values, positionals } = parseArgs({
  options: { jobs: { type: 'string', default: String(jobs) } },
  allowPositionals: true,
})
const startedAt = performance.now()
const runs: MochaRun[] = []
/** Whoever gives up waiting sees how far they came. */
const stop = new AbortController()
// Not `once`: where nobody listens any more, execa ends this process.
process.on('SIGTERM', () => {
  stop.abort()
})
const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** Runs one batch after the other, as long as there are some; several of these share them. */
async function runAll(left: (readonly string[])[]): Promise<void> {
  while (left.length > 0 && !stop.signal.aborted) {
    const run = await runMocha(left.shift()!, stop.signal)
    // Whole, because another one runs beside it.
    print(run.tests)
    runs.push(run)
  }
}

const { beside, alone } = batches(positionals)
await Promise.all(Array.from({ length: Number(values.jobs) }, () => runAll(beside)))
await runAll(alone)

print('')
for (const { rest } of runs) if (rest !== '') print(`${rest}\n`)
const minutes = Math.round((performance.now() - startedAt) / 60_000)
for (const outcome of outcomes) {
  const sum = runs.reduce((total, { counts }) => total + counts[outcome], 0)
  if (outcome === 'passing') print(`  ${sum} passing (${minutes}m)`)
  else if (sum > 0) print(`  ${sum} ${outcome}`)
}
const isWhole = runs.length > 0 && beside.length + alone.length === 0
if (!isWhole || stop.signal.aborted || !runs.every(({ isGood }) => isGood)) process.exitCode = 1
