/**
 * npm run bench:real [-- NAME...] [-- --misses] [-- --set SET] [-- --prove] [-- --write] [-- --quick]: real programs,
 * installed by their package managers and made plugins as users make them: how right their tools are, and which tasks an
 * agent that reads only the schemas can carry out. The first run installs them below ~/.cache/smcp/real. `--misses` lists
 * what is wrong; `--prove` only has the programs do their tasks themselves, so that data can be written before anything
 * is known of the tools; `--write` writes the set's part of docs/discovery-score.md, for the whole set alone; `--quick`
 * looks at the first of the four conditions.
 */
import Table from 'cli-table3'
import PQueue from 'p-queue'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { messageOf } from '../src/errors.js'
import { install } from './real/install.js'
import { judgeTools } from './real/judge-tools.js'
import type { RealProgram } from './real/program.js'
import { readChoice } from './real/read-choice.js'
import { markdownOf, programRows, summaryRows } from './real/real-page.js'
import { runPrograms, type Conditions, type Installed } from './real/run-programs.js'
import { proveTask } from './real/task-folder.js'
import { withSection } from './score/sections.js'

const choice = await readChoice(process.argv.slice(2)).catch((error: unknown) => {
  console.error(messageOf(error))
  process.exit(2)
})
const { programs } = choice

const everyCondition: readonly Conditions[] = [
  { isVouchedFor: false, isSandboxed: true },
  { isVouchedFor: false, isSandboxed: false },
  { isVouchedFor: true, isSandboxed: true },
  { isVouchedFor: true, isSandboxed: false },
]

const installed = await installAll(programs)
const isComplete = installed.length === programs.length
const unproven = await proveAll(installed)
if (unproven > 0 || !isComplete) process.exitCode = 1
if (choice.prove) {
  console.log(proofOf(installed, unproven))
  process.exit()
}

const runs = []
for (const conditions of choice.quick ? everyCondition.slice(0, 1) : everyCondition) {
  const run = await runPrograms(installed, conditions)
  runs.push({ run, judged: installed.map(({ program }) => judgeTools(program, run.tools)) })
}
for (const { run, judged } of choice.misses ? runs : []) {
  console.log(`\n${JSON.stringify(run.conditions)}`)
  console.log(judged.flatMap(({ misses }) => misses).join('\n'))
  for (const { program, task, by, why } of run.outcomes)
    if (by !== 'types') console.log(`task of ${program}: ${task.task}: ${by ?? 'not done'}: ${why ?? ''}`)
}
const [first] = runs
if (first) console.log(tableOf(programRows(first.run, first.judged)))
console.log(tableOf(summaryRows(runs)))
if (choice.write && !isComplete) console.error('nothing is written: the tables would lack what is left out')
if (choice.write && isComplete && first) {
  const page = fileURLToPath(new URL('../docs/discovery-score.md', import.meta.url))
  const tables = [summaryRows(runs), programRows(first.run, first.judged)].map(markdownOf)
  await writeFile(page, withSection(await readFile(page, 'utf8'), choice.set, tables.join('\n\n')))
}

async function installAll(wanted: readonly RealProgram[]): Promise<Installed[]> {
  const queue = new PQueue({ concurrency: availableParallelism() })
  const found = await queue.addAll(
    wanted.map((program) => async () => {
      try {
        return { program, bin: await install(program) }
      } catch (error) {
        console.error(`${program.name} is left out, it could not be installed: ${messageOf(error)}`)
        return undefined
      }
    }),
  )
  return found.filter((one) => one !== undefined)
}

/** A task that the program itself does not do measures nothing: says which, and returns how many. */
async function proveAll(programs: readonly Installed[]): Promise<number> {
  let unproven = 0
  const parent = await mkdtemp(join(tmpdir(), 'smcp-real-'))
  for (const { program, bin } of programs) {
    for (const task of program.tasks) {
      const wrong = await proveTask(task, bin, parent)
      if (wrong === undefined) continue
      console.error(`${program.name} does not do "${task.task}" itself: ${wrong}`)
      unproven += 1
    }
  }
  await rm(parent, { recursive: true, force: true })
  return unproven
}

/** Reads the truths, too: a parameter that is not written as it should be is an error. */
function proofOf(programs: readonly Installed[], unproven: number): string {
  const tasks = programs.flatMap(({ program }) => program.tasks)
  const truths = programs.map(({ program }) => judgeTools(program, []).tally)
  const parameters = truths.reduce((total, { parametersWanted }) => total + parametersWanted, 0)
  const done = `do ${tasks.length - unproven} of ${tasks.length} tasks and take ${parameters} parameters`
  return `${programs.length} of the programs are installed; they ${done}`
}

function tableOf([head = [], ...rows]: string[][]): string {
  const table = new Table({ head, style: { head: [], border: [], compact: true } })
  table.push(...rows)
  return table.toString()
}
