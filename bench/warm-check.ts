/**
 * npm run warm-check [-- NAME...] [-- --own] [-- --programs] [-- --figures]: whether a forked run of a program is the same
 * as a start of it. Runs the small programs of test/fixtures/warm and those of PyPI that bench/warm/programs.json names
 * both ways, in turns, and compares all that can be seen of them from outside: stdout, stderr, exit code or signal, files,
 * processes left. `--own` runs the first alone, `--programs` the others; `--figures` measures what the first command of
 * each program of PyPI costs, started and forked. The first time, they are installed below ~/.cache/smcp/real.
 * WARM_PYTHON names another Python than python3 for the small ones.
 */
import Table from 'cli-table3'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './median.js'
import { checkCase, type CheckedCase } from './warm/check-case.js'
import { measure, type Figures } from './warm/figures.js'
import { makePython } from './warm/make-python.js'
import { realPrograms } from './warm/real-programs.js'
import { readCases, type WarmCase } from './warm/warm-case.js'

const fixtures = fileURLToPath(new URL('../test/fixtures/warm', import.meta.url))
const words = process.argv.slice(2)
const names = words.filter((word) => !word.startsWith('-'))
const rounds = 2
const checked: CheckedCase[] = []

if (words.includes('--figures')) console.log(await figuresOfPrograms())
else {
  if (!words.includes('--programs')) await checkOwn()
  if (!words.includes('--own')) await checkPrograms()
  const wrong = checked.filter(({ wrong }) => wrong.length > 0).length
  const cold = checked.filter(({ cold }) => cold !== undefined).length
  console.log(`${checked.length} programs: ${checked.length - cold} forked, ${cold} cold, ${wrong} wrong`)
  process.exitCode = wrong > 0 ? 1 : 0
}

async function checkOwn(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-warm-python-'))
  const python = await makePython(join(dir, 'venv'), join(fixtures, 'packages'), process.env.WARM_PYTHON)
  await checkAll(python, await readCases(fixtures))
  await rm(dir, { recursive: true, force: true })
}

async function checkPrograms(): Promise<void> {
  const { python, cases } = await realPrograms()
  await checkAll(python, cases)
}

async function checkAll(python: string, cases: readonly WarmCase[]): Promise<void> {
  for (const one of chosen(cases)) {
    const result = await checkCase(one, python, rounds)
    checked.push(result)
    const { name, cold, wrong } = result
    console.log(
      `${wrong.length === 0 ? 'same ' : 'WRONG'} ${name}${cold === undefined ? '' : ` (cold: ${cold})`}`,
    )
    for (const text of wrong) console.log(`      ${text}`)
  }
}

function chosen(cases: readonly WarmCase[]): readonly WarmCase[] {
  return names.length === 0 ? cases : cases.filter((one) => names.some((name) => one.name.includes(name)))
}

async function figuresOfPrograms(): Promise<string> {
  const { python, cases } = await realPrograms()
  const all: Figures[] = []
  for (const one of chosen(cases)) {
    const figures = await measure(one, python)
    if (figures) all.push(figures)
  }
  const table = new Table({
    head: ['command', 'CPU ms, started', 'CPU ms, forked', 'forked / started', 'time, median of pairs'],
    style: { head: [], border: [], compact: true },
  })
  const cpuRatio = ({ cpuMs }: Figures): number => cpuMs.forked / cpuMs.cold
  for (const one of all.toSorted((a, b) => cpuRatio(a) - cpuRatio(b)))
    table.push([
      one.name,
      one.cpuMs.cold.toFixed(0),
      one.cpuMs.forked.toFixed(0),
      cpuRatio(one).toFixed(2),
      one.timeRatio.toFixed(2),
    ])
  table.push([
    'median',
    '',
    '',
    median(all.map(cpuRatio)).toFixed(2),
    median(all.map(({ timeRatio }) => timeRatio)).toFixed(2),
  ])
  return table.toString()
}
