import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A program and what is run of it, cold and forked. */
export interface WarmCase {
  readonly name: string
  /** Its main file, and with `cli.py` what is beside that; or its text; or a program that is run where it is. */
  readonly program: { readonly file: string } | { readonly text: string } | { readonly installed: string }
  /** The arguments of each run. */
  readonly runs: readonly (readonly string[])[]
  /** What is in the working folder at the start of each run. */
  readonly files: Readonly<Record<string, string>>
  /** Variables of its calls, beside those with which the fork server starts. */
  readonly variables: Readonly<Record<string, string>>
  readonly stdin?: string
  readonly timeoutMs?: number
  readonly outputBytesMax?: number
  /** It must run cold, for a reason that contains this. */
  readonly cold?: string
  /** What its runs print must differ from run to run, whichever way they are started. */
  readonly differs: boolean
  /** What differs from run to run in what it prints, as a regular expression. */
  readonly ignores?: string
  /** A difference that is accepted and must be there: one of the names of `differencesBetween`. */
  readonly known?: string
}

/**
 * Reads the cases of a folder: `cases/NAME.py`, or `cases/NAME/cli.py` with what it needs beside it; and one for each
 * `packages/NAME.py`, which stands for an installed package: a program that imports it. Comments at the start say the rest.
 */
export async function readCases(dir: string): Promise<WarmCase[]> {
  const programs = (await readdir(join(dir, 'cases'))).map(async (entry) => {
    const file = join(dir, 'cases', entry, entry.endsWith('.py') ? '' : 'cli.py').replace(/\/$/, '')
    return readCase(entry.replace(/\.py$/, ''), await readFile(file, 'latin1'), { file })
  })
  const packages = (await readdir(join(dir, 'packages')))
    .filter((entry) => entry.endsWith('.py'))
    .map(async (entry) => {
      const name = entry.replace(/\.py$/, '')
      const text = `import ${name}\n\nvalue = ${name}.value\nprint(value() if callable(value) else value)\n`
      return readCase(`imports ${name}`, await readFile(join(dir, 'packages', entry), 'latin1'), { text })
    })
  return await Promise.all([...programs, ...packages])
}

function readCase(name: string, source: string, program: WarmCase['program']): WarmCase {
  const head = /^(?:#.*\n)*/.exec(source)?.[0] ?? ''
  const lines = [...head.matchAll(/^# (\w+):[ ]?(.*)$/gm)].map(
    ([, key = '', value = '']) => [key, value] as const,
  )
  const all = (wanted: string): string[] => lines.filter(([key]) => key === wanted).map(([, value]) => value)
  const [stdin] = all('stdin')
  const [timeoutMs] = all('timeout').map(Number)
  const [outputBytesMax] = all('limit').map(Number)
  const [cold] = all('cold')
  const [known] = all('known')
  const runs = all('run').map((words) => words.split(' ').filter((word) => word !== ''))
  return {
    name,
    program,
    runs: runs.length === 0 ? [[]] : runs,
    files: {},
    variables: Object.fromEntries(
      all('variable').map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]),
    ),
    ...(stdin !== undefined && { stdin }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(outputBytesMax !== undefined && { outputBytesMax }),
    ...(cold !== undefined && { cold }),
    ...(known !== undefined && { known: known.split(' ')[0] ?? '' }),
    differs: all('differs').length > 0,
  }
}
