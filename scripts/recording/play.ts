import { chmod, cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { repository } from '../../test/support/start-smcp.js'
import { openTerminal } from '../../test/support/terminal.js'
import { screenLines, type Line } from './screen-lines.js'
import type { Step } from './steps.js'

/** What a step has shown. */
export interface Shown {
  readonly command: string
  readonly lines: readonly Line[]
}

/**
 * Runs the steps at a terminal that is so wide, in a folder that has nothing but the plugins of the recording, with these
 * variables beside those of here.
 */
export async function play(
  steps: readonly Step[],
  columns: number,
  more: Readonly<Record<string, string>> = {},
): Promise<Shown[]> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-recording-'))
  const programs = join(dir, '.bin')
  await mkdir(programs)
  await symlink(join(repository, 'bin', 'run.js'), join(programs, 'smcp'))
  await chmod(join(repository, 'bin', 'run.js'), 0o755)
  await cp(fileURLToPath(new URL('plugins', import.meta.url)), join(dir, 'plugins'), { recursive: true })
  const env = { PATH: `${programs}${delimiter}${process.env.PATH ?? ''}`, ...more }
  const shown: Shown[] = []
  for (const { command, until } of steps) {
    const terminal = openTerminal([], { cwd: dir, columns, env, program: ['sh', '-c', command] })
    let written: string | undefined
    if (until !== undefined) {
      await terminal.shows(until)
      written = terminal.raw()
      terminal.type('\u0003')
    }
    await terminal.exitCode
    shown.push({ command, lines: await screenLines(written ?? terminal.raw(), columns) })
  }
  await rm(dir, { recursive: true })
  return shown
}
