import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, dirname, isAbsolute, join } from 'node:path'
import { fingerprint, isSame, type Fingerprint } from './fingerprint.js'
import type { Launch, Run } from './launch.js'
import { writeWhole } from './write-whole.js'

interface PythonSettings {
  readonly python: string | undefined
  readonly virtualEnv: string | undefined
  readonly environment: Readonly<Record<string, string>>
  /** Where answers are kept from one start to the next; undefined: nowhere. */
  readonly cacheDir: string | undefined
}

/**
 * Finds the Python that runs a plugin: `.venv` in its folder, SMCP_PYTHON, VIRTUAL_ENV, python3. Each is asked once
 * for its sys.executable, because the shims of version managers cost four times a call.
 */
export class PythonFinder {
  readonly #executables = new Map<string, Promise<string>>()

  constructor(
    private readonly settings: PythonSettings,
    private readonly run: Run,
  ) {}

  /** The path of the interpreter, or the bare name where it could not be started: running it then says why. */
  find(pluginDir: string): Promise<string> {
    const candidate = this.#candidate(pluginDir)
    const known = this.#executables.get(candidate)
    if (known) return known
    const asked = this.#findExecutable(candidate)
    this.#executables.set(candidate, asked)
    return asked
  }

  #candidate(pluginDir: string): string {
    const { python, virtualEnv } = this.settings
    const own = venvPython(join(pluginDir, '.venv'))
    if (own !== undefined) return own
    if (python !== undefined) return python
    const active = virtualEnv === undefined ? undefined : venvPython(virtualEnv)
    return active ?? (process.platform === 'win32' ? 'py' : 'python3')
  }

  async #findExecutable(python: string): Promise<string> {
    const files = await fingerprint(this.#filesBehind(python))
    const known = await this.#readCache(python)
    if (known && isSame(known.files, files)) return known.executable
    const executable = await this.#askExecutable(python)
    const file = this.#cacheFile(python)
    if (file !== undefined && isAbsolute(executable))
      await writeWhole(file, JSON.stringify({ files, executable }))
    return executable
  }

  /** What decides which Python a name means: the file on PATH, and what a version manager's shim goes by. */
  #filesBehind(python: string): string[] {
    const { PATH = '', HOME = '', PYENV_ROOT = join(HOME, '.pyenv') } = this.settings.environment
    const file = python.includes('/')
      ? python
      : (PATH.split(delimiter)
          .map((dir) => join(dir, python))
          .find((path) => existsSync(path)) ?? python)
    return [
      file,
      join(PYENV_ROOT, 'version'),
      ...parents(process.cwd()).map((dir) => join(dir, '.python-version')),
    ]
  }

  #cacheFile(python: string): string | undefined {
    const { cacheDir, environment } = this.settings
    const key = JSON.stringify([python, environment.PATH, environment.PYENV_VERSION])
    const hash = createHash('sha256').update(key).digest('hex').slice(0, 32)
    return cacheDir === undefined ? undefined : join(cacheDir, 'pythons', `${hash}.json`)
  }

  async #readCache(python: string): Promise<{ files: Fingerprint; executable: string } | undefined> {
    try {
      const file = this.#cacheFile(python)
      return file === undefined
        ? undefined
        : (JSON.parse(await readFile(file, 'utf8')) as { files: Fingerprint; executable: string })
    } catch {
      return undefined
    }
  }

  async #askExecutable(python: string): Promise<string> {
    // sys.executable of a virtual environment is its own path; its real path would lose the environment.
    const launch: Launch = {
      plugin: 'smcp',
      file: python,
      local: { command: python, args: ['-c', 'import sys; print(sys.executable)'], cwd: process.cwd() },
    }
    const output = await this.run(launch, [], { timeoutMs: 5000, outputBytesMax: 4096 })
    const path = output.stdout.toString('utf8').trim()
    return output.exitCode === 0 && existsSync(path) ? path : python
  }
}

function venvPython(dir: string): string | undefined {
  return [join(dir, 'bin', 'python'), join(dir, 'Scripts', 'python.exe')].find((path) => existsSync(path))
}

function parents(dir: string): string[] {
  const above = dirname(dir)
  return above === dir ? [dir] : [dir, ...parents(above)]
}
