import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { install } from '../real/install.js'
import type { WarmCase } from './warm-case.js'

/** One row of programs.json. */
interface Row {
  readonly name: string
  readonly runs: readonly (readonly string[])[]
  /** Names of the shared files that its runs need. */
  readonly files: readonly string[]
  readonly cold?: string
  /** What differs from run to run in what it prints, as a regular expression. */
  readonly ignores?: string
}

interface Programs {
  readonly packages: readonly string[]
  readonly files: Readonly<Record<string, string>>
  readonly programs: readonly Row[]
}

/** Unmodified programs of PyPI; the first time, they are installed below ~/.cache/smcp/real. */
export async function realPrograms(): Promise<{ readonly python: string; readonly cases: WarmCase[] }> {
  const text = await readFile(new URL('programs.json', import.meta.url), 'utf8')
  const { packages, files, programs } = JSON.parse(text) as Programs
  const device = programs.find(({ runs }) => runs.flat().some((word) => word.includes('/dev/')))
  // As root, a program that makes its output anew removes the device of the whole machine.
  if (device) throw new Error(`${device.name} is given a device as a file; give it one in its working folder`)
  const python = await install({ package: { pip: packages }, bin: 'python' })
  const cases = programs.map(({ name, runs, files: names, ...row }) => ({
    name,
    program: { installed: `${dirname(python)}/${name}` },
    runs,
    files: Object.fromEntries(names.map((file) => [file, files[file] ?? ''])),
    variables: {},
    differs: false,
    ...row,
  }))
  return { python, cases }
}
