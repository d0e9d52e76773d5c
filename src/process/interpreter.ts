import { accessSync, closeSync, constants, openSync, readSync } from 'node:fs'
import { extname } from 'node:path'
import type { PythonFinder } from './python.js'

/** The extensions that say how a program is run; any other file needs a shebang line or the run bit. */
export const knownExtensions = [
  '.py',
  '.js',
  '.mjs',
  '.cjs',
  '.ts',
  '.sh',
  '.rb',
  '.pl',
  '.php',
  '.lua',
] as const

const interpreters: Readonly<Record<string, string>> = {
  '.sh': 'sh',
  '.rb': 'ruby',
  '.pl': 'perl',
  '.php': 'php',
  '.lua': 'lua',
}

export interface Interpreter {
  readonly command: string
  readonly args: readonly string[]
}

/** What starts this file: by its extension, else its shebang line, else its run bit. A string says why it can't be started. */
export async function findInterpreter(
  path: string,
  pluginDir: string,
  python: PythonFinder,
): Promise<Interpreter | string> {
  const extension = extname(path)
  if (extension === '.py') return { command: await python.find(pluginDir), args: [path] }
  if (['.js', '.mjs', '.cjs'].includes(extension)) return { command: process.execPath, args: [path] }
  if (extension === '.ts') return typescript(path)
  const shebang = readShebang(path)
  // The Python of `#!/usr/bin/env python3` is chosen like that of any cli.py.
  if (shebang?.command.endsWith('/env') && /^python3?$/.test(shebang.args[0] ?? ''))
    return { command: await python.find(pluginDir), args: [path] }
  if (shebang) return { command: shebang.command, args: [...shebang.args, path] }
  const interpreter = interpreters[extension]
  if (interpreter !== undefined) return { command: interpreter, args: [path] }
  if (isExecutable(path)) return { command: path, args: [] }
  return 'has no extension that smcp knows, no shebang line and no run bit; chmod +x it, or begin it with #!'
}

/** Node strips types by itself from 22.18 on. */
function typescript(path: string): Interpreter | string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return { command: process.execPath, args: [path] }
  return `needs Node 22.18 or later to run TypeScript, this is ${process.versions.node}; compile it to cli.js`
}

function readShebang(path: string): Interpreter | undefined {
  const head = Buffer.alloc(256)
  const file = openSync(path, 'r')
  try {
    const line = head.toString('utf8', 0, readSync(file, head)).split('\n')[0] ?? ''
    const [command, ...args] = line.startsWith('#!') ? line.slice(2).trim().split(/\s+/) : []
    return command ? { command, args } : undefined
  } finally {
    closeSync(file)
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
