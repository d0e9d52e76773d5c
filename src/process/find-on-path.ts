import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

/**
 * Finds the file that a command refers to: a path is resolved against `cwd`, a name is looked up on PATH.
 * Undefined if no such file is executable.
 */
export function findOnPath(
  command: string,
  environment: Readonly<Record<string, string>>,
  cwd = process.cwd(),
): string | undefined {
  const list = (name: string): string[] => variable(environment, name).split(delimiter)
  const isPath = command.includes('/') || command.includes('\\')
  const files = isPath ? [resolve(cwd, command)] : list('PATH').map((dir) => join(dir, command))
  // On Windows a command is written without its extension.
  const extensions = process.platform === 'win32' ? ['', ...list('PATHEXT')] : ['']
  return files.flatMap((file) => extensions.map((extension) => file + extension)).find(isExecutable)
}

/** Reads a variable by its name in any case: Windows spells PATH `Path`. */
function variable(environment: Readonly<Record<string, string>>, name: string): string {
  return (
    environment[name] ?? Object.entries(environment).find(([key]) => key.toUpperCase() === name)?.[1] ?? ''
  )
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
