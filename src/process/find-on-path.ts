import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

/**
 * The file that a command means: itself where it is a path, relative to `cwd`, else the first of its name on PATH.
 * Undefined where there is none that may be executed.
 */
export function findOnPath(
  command: string,
  environment: Readonly<Record<string, string>>,
  cwd = process.cwd(),
): string | undefined {
  const list = (name: string): string[] => variable(environment, name).split(delimiter)
  const isPath = command.includes('/') || command.includes('\\')
  const files = isPath ? [resolve(cwd, command)] : list('PATH').map((dir) => join(dir, command))
  // On Windows the name stands without its extension.
  const extensions = process.platform === 'win32' ? ['', ...list('PATHEXT')] : ['']
  return files.flatMap((file) => extensions.map((extension) => file + extension)).find(isExecutable)
}

/** Windows spells it `Path`. */
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
