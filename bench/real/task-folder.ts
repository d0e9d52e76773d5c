import { execa } from 'execa'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Task } from './program.js'

/** A folder with the files of one task, whose path has a space. */
export interface TaskFolder {
  /** The task with the folder's path in place of `{dir}`. */
  readonly task: Task
  /** What is wrong with what the program printed and left; undefined: nothing. */
  readonly check: (text: string) => Promise<string | undefined>
  readonly remove: () => Promise<void>
}

/** Makes the folder of one task. */
export async function makeTaskFolder(task: Task, parent: string): Promise<TaskFolder> {
  const dir = await mkdtemp(join(parent, 'my files-'))
  const inFolder = JSON.parse(JSON.stringify(task).replaceAll('{dir}', dir)) as Task
  for (const [path, text] of Object.entries(inFolder.files ?? {})) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), text)
  }
  return {
    task: inFolder,
    check: (text) => check(inFolder, text, dir),
    remove: () => rm(dir, { recursive: true, force: true }),
  }
}

/** Runs the program itself with the task's words: what is wrong with the task, if that does not do it. */
export async function proveTask(task: Task, bin: string, parent: string): Promise<string | undefined> {
  const folder = await makeTaskFolder(task, parent)
  try {
    const { before = [], command, argv } = folder.task
    const { all, exitCode } = await execa(bin, [...before, ...command, ...argv], {
      all: true,
      reject: false,
      cwd: parent,
      stdin: 'ignore',
      timeout: 60_000,
    })
    const wrong = await folder.check(all)
    return wrong === undefined ? undefined : `exit code ${exitCode}: ${wrong}`
  } finally {
    await folder.remove()
  }
}

async function check({ shows, leaves = {} }: Task, text: string, dir: string): Promise<string | undefined> {
  if (shows !== undefined && !new RegExp(shows, 's').test(text)) return `no ${shows} in ${text.slice(0, 600)}`
  for (const [path, pattern] of Object.entries(leaves)) {
    const found = await readFile(join(dir, path), 'utf8').catch(() => undefined)
    if (found === undefined) return `no ${path}; it said ${text.slice(0, 600)}`
    if (!new RegExp(pattern, 's').test(found))
      return `no ${pattern} in ${path}, which has ${found.slice(0, 300)}`
  }
  return undefined
}
