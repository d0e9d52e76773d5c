import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UnstartableError } from '../../process/interpreter.js'
import type { PythonFinder } from '../../process/python.js'

/**
 * Finds the file that a manifest's `command` names: a name is looked up on PATH, a path is resolved against the plugin's
 * folder. Throws an UnstartableError if the file is missing; its message says how to get it back.
 */
export function locateCommand(program: string, dir: string, python: PythonFinder): string {
  const isPath = program.includes('/')
  // A file that is given by its path need not be executable: its extension may determine what runs it.
  const file = isPath ? resolve(dir, program) : python.locate(program, dir)
  if (file !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile()) return file
  throw new UnstartableError(
    isPath
      ? `needs ${program}, which is missing; put it back, or name another as "command" in smcp.json`
      : `needs ${program}, which is not on PATH; install it, or name its path as "command" in smcp.json`,
    python.placesOf(program, dir),
  )
}
