import { closeSync, openSync, readSync, realpathSync } from 'node:fs'
import { basename, extname, isAbsolute, join } from 'node:path'
import { isExecutable } from './find-on-path.js'
import { fingerprint, type Fingerprint } from './fingerprint.js'
import { isInside } from './hidden-folders.js'
import { filesOfPython, type PythonFinder } from './python.js'

/** The extensions that determine how a program is run; any other file needs a shebang line or the executable bit. */
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

/**
 * Nothing on this machine can start a main file. The message says why and what to do; it becomes a problem of the
 * plugin.
 */
export class UnstartableError extends Error {
  constructor(
    message: string,
    /** Places of the missing file: once it is in one of them, the plugin may be startable. */
    readonly awaited: readonly string[] = [],
  ) {
    super(message)
  }
}

export interface Interpreter {
  /** The command and its arguments before the file; empty if the file is started directly. */
  readonly words: readonly string[]
  /** Files whose change may lead to a different interpreter. */
  readonly files?: Fingerprint
}

/**
 * Finds what starts this file: by its extension, else its first line, else its executable bit. Throws an
 * UnstartableError if nothing does.
 */
export async function findInterpreter(
  path: string,
  pluginDir: string,
  python: PythonFinder,
): Promise<Interpreter> {
  const extension = extname(path)
  if (extension === '.ts') checkStripsTypes()
  if (['.js', '.mjs', '.cjs', '.ts'].includes(extension)) return nodeProgram(pluginDir)
  const shebang = readShebang(path)
  if (extension === '.py' || (shebang && isPython(shebang)))
    return pythonProgram(path, pluginDir, shebang, python)
  if (shebang) return { words: [shebang.command, ...shebang.args] }
  const interpreter = interpreters[extension]
  if (interpreter !== undefined) return { words: [interpreter] }
  if (isExecutable(path)) return { words: [] }
  throw new UnstartableError(
    'has no extension that smcp knows, no shebang line and no executable bit; chmod +x it, or start it with #!',
  )
}

/** A program with `#!/usr/bin/env python3` gets the same Python as one without a first line. */
async function pythonProgram(
  path: string,
  pluginDir: string,
  shebang: Shebang | undefined,
  python: PythonFinder,
): Promise<Interpreter> {
  const named = shebang && pythonName.test(basename(shebang.command)) ? shebang : undefined
  const isThere = named !== undefined && isAbsolute(named.command) && isExecutable(named.command)
  if (isThere && leadsOut(path, pluginDir)) {
    return { words: [named.command, ...named.args], files: await filesOfPython(named.command) }
  }
  const { executable, files } = await python.find(pluginDir, isThere ? named.command : undefined)
  return {
    words: [executable, ...(isThere ? named.args : [])],
    // An interpreter that is missing may be installed later.
    files: named ? { ...(await fingerprint([named.command])), ...files } : files,
  }
}

/** Whether it is a link to a program installed elsewhere, whose own interpreter has its modules. */
function leadsOut(path: string, pluginDir: string): boolean {
  return !isInside(realpathSync(path), realpathSync(pluginDir))
}

const pythonName = /^(python|pypy)[\d.]*$/

function isPython({ command, args }: Shebang): boolean {
  return (
    pythonName.test(basename(command)) || (basename(command) === 'env' && /^python3?$/.test(args[0] ?? ''))
  )
}

/** Depends on node_modules: a package installed there may be what the program lacked. */
async function nodeProgram(pluginDir: string): Promise<Interpreter> {
  const files = await fingerprint([join(pluginDir, 'node_modules')])
  return { words: [process.execPath], files }
}

/** Node strips types without a flag from 22.18 on. */
function checkStripsTypes(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return
  throw new UnstartableError(
    `needs Node 22.18 or later to run TypeScript, this is ${process.versions.node}; compile it to cli.js`,
  )
}

interface Shebang {
  readonly command: string
  readonly args: readonly string[]
}

function readShebang(path: string): Shebang | undefined {
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
