import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { nearestName } from '../../src/nearest-name.js'
import { readPrograms, type RealProgram } from './program.js'

/** What one run of the bench looks at. */
export interface Choice {
  /** The set's part of the page has its name. */
  readonly set: string
  readonly programs: readonly RealProgram[]
  readonly misses: boolean
  readonly quick: boolean
  readonly prove: boolean
  readonly write: boolean
}

const here = fileURLToPath(new URL('.', import.meta.url))

/** Reads the command line. Throws an error for people about a flag, a set or a program that is not there. */
export async function readChoice(args: readonly string[]): Promise<Choice> {
  const { values, positionals: names } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      misses: { type: 'boolean', default: false },
      set: { type: 'string', default: 'programs' },
      quick: { type: 'boolean', default: false },
      prove: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  })
  const { set, write, quick, prove } = values
  const isPart = names.length > 0 || quick || prove
  if (write && isPart)
    throw new Error('--write writes the tables of a whole set: it goes with no name, --quick or --prove')
  known('set', set, setNames(), 'bench/real')
  const all = await readPrograms(`${here}${set}`)
  const there = all.map(({ name }) => name)
  for (const name of names) known('program', name, there, `the set ${set}`)
  const programs = all.filter(({ name }) => names.length === 0 || names.includes(name))
  return { ...values, programs }
}

function setNames(): string[] {
  const entries = readdirSync(here, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

function known(what: string, name: string, names: readonly string[], where: string): void {
  if (names.includes(name)) return
  const near = nearestName(name, names)
  const hint = near === undefined ? `there are ${names.join(', ')}` : `did you mean ${near}?`
  throw new Error(`there is no ${what} "${name}" in ${where}; ${hint}`)
}
