import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'

/**
 * Lists the files that a command may refer to when it is run in `cwd`, first choice first, whether they exist or not: a
 * path is resolved against that folder, a name against each folder on PATH.
 */
export function placesOf(
  command: string,
  environment: Readonly<Record<string, string>>,
  cwd = process.cwd(),
): string[] {
  const list = (name: string): string[] => variable(environment, name)?.split(delimiter) ?? []
  const isPath = command.includes('/') || command.includes('\\')
  const files = isPath ? [resolve(cwd, command)] : list('PATH').map((dir) => resolve(cwd, dir, command))
  // On Windows a command is written without its extension.
  const extensions = process.platform === 'win32' ? ['', ...list('PATHEXT')] : ['']
  return files.flatMap((file) => extensions.map((extension) => file + extension))
}

/** Finds the file that a command refers to when it is run in `cwd`. Undefined if no such file is executable. */
export function findOnPath(
  command: string,
  environment: Readonly<Record<string, string>>,
  cwd?: string,
): string | undefined {
  return placesOf(command, environment, cwd).find(isExecutable)
}

/** Reads a variable by its name in any case: Windows spells PATH `Path`. */
function variable(environment: Readonly<Record<string, string>>, name: string): string | undefined {
  return environment[name] ?? Object.entries(environment).find(([key]) => key.toUpperCase() === name)?.[1]
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
