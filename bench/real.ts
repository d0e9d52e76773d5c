/**
 * npm run bench:real [-- NAME...] [-- --misses] [-- --set SET]: real programs, installed by their package managers and
 * made plugins as users make them: how right their tools are, and which tasks an agent that reads only the schemas can
 * carry out. The first run installs them below ~/.cache/smcp/real. `--misses` lists what is wrong.
 */
import Table from 'cli-table3'
import PQueue from 'p-queue'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { messageOf } from '../src/errors.js'
import { install } from './real/install.js'
import { judgeTools } from './real/judge-tools.js'
import { readPrograms, type RealProgram } from './real/program.js'
import { programRows, summaryRows } from './real/real-page.js'
import { runPrograms, type Conditions, type Installed } from './real/run-programs.js'
import { proveTask } from './real/task-folder.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    misses: { type: 'boolean', default: false },
    set: { type: 'string', default: 'programs' },
    quick: { type: 'boolean', default: false },
  },
})

const everyCondition: readonly Conditions[] = [
  { isVouchedFor: false, isSandboxed: true },
  { isVouchedFor: false, isSandboxed: false },
  { isVouchedFor: true, isSandboxed: true },
  { isVouchedFor: true, isSandboxed: false },
]

const dir = fileURLToPath(new URL(`real/${values.set}`, import.meta.url))
const programs = await readPrograms(dir, ({ name }) => positionals.length === 0 || positionals.includes(name))
const installed = await installAll(programs)
await proveAll(installed)

const runs = []
for (const conditions of values.quick ? everyCondition.slice(0, 1) : everyCondition) {
  const run = await runPrograms(installed, conditions)
  runs.push({ run, judged: installed.map(({ program }) => judgeTools(program, run.tools)) })
}
for (const { run, judged } of values.misses ? runs : []) {
  console.log(`\n${JSON.stringify(run.conditions)}`)
  console.log(judged.flatMap(({ misses }) => misses).join('\n'))
  for (const { program, task, by, why } of run.outcomes)
    if (by !== 'types') console.log(`task of ${program}: ${task.task}: ${by ?? 'not done'}: ${why ?? ''}`)
}
const [first] = runs
if (first) console.log(tableOf(programRows(first.run, first.judged)))
console.log(tableOf(summaryRows(runs)))

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

/** A task that the program itself does not do measures nothing. */
async function proveAll(programs: readonly Installed[]): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'smcp-real-'))
  for (const { program, bin } of programs) {
    for (const task of program.tasks) {
      const wrong = await proveTask(task, bin, parent)
      if (wrong === undefined) continue
      console.error(`${program.name} does not do "${task.task}" itself: ${wrong}`)
      process.exitCode = 1
    }
  }
  await rm(parent, { recursive: true, force: true })
}

function tableOf([head = [], ...rows]: string[][]): string {
  const table = new Table({ head, style: { head: [], border: [], compact: true } })
  table.push(...rows)
  return table.toString()
}
