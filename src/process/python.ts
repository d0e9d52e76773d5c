import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve, sep } from 'node:path'
import { findOnPath, placesOf } from './find-on-path.js'
import { fingerprint, isSame, missing, type Fingerprint } from './fingerprint.js'
import { createJob, type Run } from './job.js'
import type { Launch } from './launch.js'
import { digestOf } from './sealed-entry.js'
import { isVirtual, sitePackages, venvPython } from './virtual-env.js'
import { writeWhole } from './write-whole.js'

interface PythonSettings {
  readonly python: string | undefined
  readonly virtualEnv: string | undefined
  /** PATH, and the variables that version managers read. */
  readonly environment: Readonly<Record<string, string>>
  /** Where answers are kept from one start to the next; undefined: nowhere. */
  readonly cacheDir: string | undefined
}

export interface FoundPython {
  /** The path of the interpreter, or the bare name if it could not be asked: running it then says why. */
  readonly executable: string
  /** Files whose change may lead to a different interpreter, or to different modules. */
  readonly files: Fingerprint
}

/** What a Python answered, and the marks at that time of the files that the answer depends on. */
interface Known {
  readonly files: Fingerprint
  readonly executable: string
}

/**
 * Finds the Python that runs a program: `.venv` in its plugin's folder, the one that its first line names, SMCP_PYTHON,
 * VIRTUAL_ENV, python3. A Python outside a virtual environment is asked for its sys.executable, because a version
 * manager's shim makes a call cost four times as much. It is asked again only if a file behind the answer has changed.
 */
export class PythonFinder {
  readonly #known = new Map<string, Known>()
  readonly #finding = new Map<string, Promise<FoundPython>>()

  constructor(
    private readonly settings: PythonSettings,
    private readonly run: Run,
  ) {}

  /** `named` is the interpreter that the program's first line names, if that file exists. */
  async find(pluginDir: string, named?: string): Promise<FoundPython> {
    const python = this.#choose(pluginDir, named)
    // A virtual environment's Python is its own sys.executable, and nothing in a plugin's folder is run only to ask.
    if (isVirtual(python) || python.startsWith(resolve(pluginDir) + sep))
      return { executable: python, files: await filesOfPython(python) }
    let finding = this.#finding.get(python)
    if (!finding) {
      // Hundreds of plugins may ask at once; they share one answer.
      finding = this.#findExecutable(python).finally(() => this.#finding.delete(python))
      this.#finding.set(python, finding)
    }
    return finding
  }

  /** Finds the file that a command refers to in the programs' environment. */
  locate(command: string, cwd: string): string | undefined {
    return findOnPath(command, this.settings.environment, cwd)
  }

  /** Lists the files that a command may refer to in the programs' environment, whether they exist or not. */
  placesOf(command: string, cwd: string): string[] {
    return placesOf(command, this.settings.environment, cwd)
  }

  #choose(pluginDir: string, named: string | undefined): string {
    const { python, virtualEnv } = this.settings
    return (
      venvPython(resolve(pluginDir, '.venv')) ??
      // A first line that names the system's Python says no more than `#!/usr/bin/env python3`.
      (named !== undefined && !isSystemWide(named) ? named : undefined) ??
      python ??
      (virtualEnv === undefined ? undefined : venvPython(virtualEnv)) ??
      named ??
      (process.platform === 'win32' ? 'py' : 'python3')
    )
  }

  async #findExecutable(python: string): Promise<FoundPython> {
    const known = this.#known.get(python) ?? (await this.#readCache(python))
    const current = known && (await this.#isCurrent(python, known)) ? known : await this.#ask(python)
    this.#known.set(python, current)
    const files = Object.entries(current.files).filter(([, mark]) => mark !== missing)
    return { executable: current.executable, files: Object.fromEntries(files) }
  }

  async #isCurrent(python: string, { files, executable }: Known): Promise<boolean> {
    return isSame(files, await fingerprint(this.#filesBehind(python, executable)))
  }

  /** The files that decide which Python a name means: the one on PATH, those that pyenv's shim reads, and the interpreter itself. */
  #filesBehind(python: string, executable: string): string[] {
    const { HOME = '', PYENV_ROOT = join(HOME, '.pyenv') } = this.settings.environment
    const file = findOnPath(python, this.settings.environment)
    return [
      ...(file === undefined ? [] : [file]),
      join(PYENV_ROOT, 'version'),
      ...parents(process.cwd()).map((dir) => join(dir, '.python-version')),
      ...(isAbsolute(executable) ? [executable] : []),
    ]
  }

  #cacheFile(python: string): string | undefined {
    const { cacheDir, environment } = this.settings
    const key = JSON.stringify([python, environment.PATH, environment.PYENV_VERSION])
    const hash = digestOf(key).slice(0, 32)
    return cacheDir === undefined ? undefined : join(cacheDir, 'pythons', `${hash}.json`)
  }

  async #readCache(python: string): Promise<Known | undefined> {
    try {
      const file = this.#cacheFile(python)
      const known = file === undefined ? {} : (JSON.parse(await readFile(file, 'utf8')) as Partial<Known>)
      return typeof known.executable === 'string' && typeof known.files === 'object'
        ? (known as Known)
        : undefined
    } catch {
      return undefined
    }
  }

  async #ask(python: string): Promise<Known> {
    // Asks for sys.executable and not for the real path, which would lose a virtual environment. Without -I and -S,
    // Python would run the code of .pth files and sitecustomize.
    const args = ['-I', '-S', '-c', 'import sys; print(sys.executable)']
    const launch: Launch = {
      plugin: 'smcp',
      file: python,
      local: { interpreter: [], mainFile: python, args, cwd: process.cwd() },
    }
    const output = await this.run(createJob(launch, [], { timeoutMs: 5000, outputBytesMax: 4096 }))
    const path = output.stdout.toString('utf8').trim()
    const executable = output.exitCode === 0 && existsSync(path) ? path : python
    const known = { files: await fingerprint(this.#filesBehind(python, executable)), executable }
    const file = this.#cacheFile(python)
    if (file !== undefined && isAbsolute(executable)) await writeWhole(file, JSON.stringify(known))
    return known
  }
}

/** Marks of the interpreter and of its modules. */
export async function filesOfPython(python: string): Promise<Fingerprint> {
  return fingerprint([python, ...(await sitePackages(python))])
}

function isSystemWide(python: string): boolean {
  return ['/bin', '/usr/bin', '/usr/local/bin'].includes(dirname(python))
}

function parents(dir: string): string[] {
  const above = dirname(dir)
  return above === dir ? [dir] : [dir, ...parents(above)]
}
