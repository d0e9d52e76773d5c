import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve, sep } from 'node:path'
import { findOnPath } from './find-on-path.js'
import { fingerprint, isSame, missing, type Fingerprint } from './fingerprint.js'
import { createJob, type Run } from './job.js'
import type { Launch } from './launch.js'
import { isVirtual, sitePackages, venvPython } from './virtual-env.js'
import { writeWhole } from './write-whole.js'

interface PythonSettings {
  readonly python: string | undefined
  readonly virtualEnv: string | undefined
  /** PATH and what version managers go by. */
  readonly environment: Readonly<Record<string, string>>
  /** Where answers are kept from one start to the next; undefined: nowhere. */
  readonly cacheDir: string | undefined
}

export interface FoundPython {
  /** The path of the interpreter, or the bare name where it could not be asked: running it then says why. */
  readonly executable: string
  /** A change of one of these files may mean another interpreter, or one that has other modules. */
  readonly files: Fingerprint
}

/** What a Python said it is, and the marks of the files that it depended on then. */
interface Known {
  readonly files: Fingerprint
  readonly executable: string
}

/**
 * Finds the Python that runs a program: `.venv` in its plugin's folder, the one that its first line names, SMCP_PYTHON,
 * VIRTUAL_ENV, python3. What is no virtual environment is asked for its sys.executable, because the shims of version
 * managers cost four times a call, and again only when one of the files behind the answer has changed.
 */
export class PythonFinder {
  readonly #known = new Map<string, Known>()
  readonly #finding = new Map<string, Promise<FoundPython>>()

  constructor(
    private readonly settings: PythonSettings,
    private readonly run: Run,
  ) {}

  /** `named` is the interpreter of the program's first line, where that is there. */
  async find(pluginDir: string, named?: string): Promise<FoundPython> {
    const python = this.#choose(pluginDir, named)
    // A virtual environment's is its own sys.executable, and a plugin's own folder is not run from to find out.
    if (isVirtual(python) || python.startsWith(resolve(pluginDir) + sep))
      return { executable: python, files: await fingerprint([python, ...(await sitePackages(python))]) }
    let finding = this.#finding.get(python)
    if (!finding) {
      // Hundreds of plugins may ask at once.
      finding = this.#findExecutable(python).finally(() => this.#finding.delete(python))
      this.#finding.set(python, finding)
    }
    return finding
  }

  /** The file that a command means for the programs. */
  locate(command: string, cwd: string): string | undefined {
    return findOnPath(command, this.settings.environment, cwd)
  }

  #choose(pluginDir: string, named: string | undefined): string {
    const { python, virtualEnv } = this.settings
    return (
      venvPython(resolve(pluginDir, '.venv')) ??
      // The system's own says no more than `#!/usr/bin/env python3` does.
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

  /** What decides which Python a name means: the file on PATH, what a version manager's shim goes by, and the interpreter itself. */
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
    const hash = createHash('sha256').update(key).digest('hex').slice(0, 32)
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
    // sys.executable of a virtual environment is its own path; its real path would lose the environment. Without -I and
    // -S it would run what .pth files and sitecustomize hold.
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

function isSystemWide(python: string): boolean {
  return ['/bin', '/usr/bin', '/usr/local/bin'].includes(dirname(python))
}

function parents(dir: string): string[] {
  const above = dirname(dir)
  return above === dir ? [dir] : [dir, ...parents(above)]
}
