import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createAskSessions, type Ask } from '../../../../../src/discovery/describe/ask-program.js'
import { probePython } from '../../../../../src/discovery/describe/probe/probe-python.js'
import type { Command, Description } from '../../../../../src/discovery/tool.js'
import type { ProcessEnd } from '../../../../../src/process/job.js'

const openSession = createAskSessions(process.env as Record<string, string>)

/** Probes a program that is there already; `onEnd` is told how it ended. */
export async function probeFile(
  mainFile: string,
  python = 'python3',
  onEnd: (end: ProcessEnd) => void = () => undefined,
): Promise<Description | undefined> {
  const dir = dirname(mainFile)
  const launch = {
    plugin: 'p',
    file: 'cli.py',
    local: { interpreter: [python], mainFile, args: [], cwd: dir },
  }
  const session = openSession(dir)
  const ask: Ask = async (...question) => {
    const output = await session.ask(...question)
    onEnd(output.end)
    return output
  }
  const { description } = await probePython({ launch }, ask)
  await session.close()
  return description
}

export interface Probed {
  readonly dir: string
  readonly description: Description | undefined
  readonly commands: readonly Command[]
  /** How each process ended that was asked. */
  readonly ends: readonly ProcessEnd[]
}

/** Writes a program, with other files beside it, into a folder of its own and probes it. */
export async function probeProgram(
  source: string,
  files: Readonly<Record<string, string>> = {},
  python?: string,
): Promise<Probed> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
  for (const [name, text] of Object.entries({ ...files, 'cli.py': source })) {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    await writeFile(join(dir, name), text)
  }
  const ends: ProcessEnd[] = []
  const description = await probeFile(join(dir, 'cli.py'), python, (end) => ends.push(end))
  return { dir, description, commands: description?.commands ?? [], ends }
}

export function namesOf(commands: readonly Command[]): string[] {
  return commands.flatMap(({ parameters }) => parameters.map(({ name }) => name))
}

/** Without what depends on the version of Python. */
export function ofAnyPython(command: Command): Record<string, unknown> {
  return Object.fromEntries(Object.entries(command).filter(([fact]) => fact !== 'dropsDoubleDash'))
}
