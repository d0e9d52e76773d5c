import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Launch, Run } from './launch.js'

interface PythonSettings {
  readonly python: string | undefined
  readonly virtualEnv: string | undefined
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
    const asked = this.#askExecutable(candidate)
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
