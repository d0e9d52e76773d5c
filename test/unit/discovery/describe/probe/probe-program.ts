import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { createAskSessions, type Ask } from '../../../../../src/discovery/describe/ask-program.js'
import {
  probeParser,
  type Probed as Found,
} from '../../../../../src/discovery/describe/probe/probe-parser.js'
import type { OptionTypes } from '../../../../../src/discovery/describe/probe/with-option-types.js'
import type { Command, Description } from '../../../../../src/discovery/tool.js'
import type { ProcessEnd } from '../../../../../src/process/job.js'

const openSession = createAskSessions(process.env as Record<string, string>)

/** Probes a program that is there already; `onEnd` is told how it ended. */
export async function probeFile(
  mainFile: string,
  interpreter = 'python3',
  onEnd: (end: ProcessEnd) => void = () => undefined,
): Promise<Found> {
  const dir = dirname(mainFile)
  const launch = {
    plugin: 'p',
    file: basename(mainFile),
    local: { interpreter: [interpreter], mainFile, args: [], cwd: dir },
  }
  const session = openSession(dir)
  const ask: Ask = async (...question) => {
    const output = await session.ask(...question)
    onEnd(output.end)
    return output
  }
  const by = mainFile.endsWith('.py') ? 'python' : 'node'
  const found = await probeParser({ by, launch }, ask)
  await session.close()
  return found
}

export interface Probed {
  readonly dir: string
  readonly description: Description | undefined
  readonly commands: readonly Command[]
  readonly optionTypes: OptionTypes | undefined
  /** How each process ended that was asked. */
  readonly ends: readonly ProcessEnd[]
}

/** Writes a program, with other files beside it, into a folder of its own and probes it. */
export async function probeProgram(
  source: string,
  files: Readonly<Record<string, string>> = {},
  python?: string,
): Promise<Probed> {
  return probeIn(await folderWith({ ...files, 'cli.py': source }), 'cli.py', python)
}

/** Does the same with a program for Node that imports from these `node_modules`. */
export async function probeNodeProgram(
  file: string,
  source: string,
  nodeModules: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Probed> {
  const dir = await folderWith({ ...files, [file]: source })
  await symlink(nodeModules, join(dir, 'node_modules'))
  return probeIn(dir, file, process.execPath)
}

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'smcp-test-')))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    await writeFile(join(dir, name), text)
  }
  return dir
}

async function probeIn(dir: string, file: string, interpreter?: string): Promise<Probed> {
  const ends: ProcessEnd[] = []
  const { description, optionTypes } = await probeFile(join(dir, file), interpreter, (end) => ends.push(end))
  return { dir, description, commands: description?.commands ?? [], optionTypes, ends }
}

export function namesOf(commands: readonly Command[]): string[] {
  return commands.flatMap(({ parameters }) => parameters.map(({ name }) => name))
}

/** Without what depends on the version of Python. */
export function ofAnyPython(command: Command): Record<string, unknown> {
  return Object.fromEntries(Object.entries(command).filter(([fact]) => fact !== 'dropsDoubleDash'))
}
