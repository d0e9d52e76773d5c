import { execa } from 'execa'
import { join } from 'node:path'
import { makeOnce } from './make-once.js'
import { repository } from './start-smcp.js'

/** What the tests install: official clients of both generations of the Python SDK, and one of 2025-03-26. */
export const pythonClients = {
  // The last pydantic that this one can be imported with.
  'v1.9': ['mcp==1.9.4', 'httpx==0.28.1', 'pydantic==2.13.5'],
  v1: ['mcp==1.30.0', 'httpx==0.28.1'],
  v2: ['mcp==2.3.0'],
} as const

/** The Python of a virtual environment with these packages; it is made once and kept under .cache/python. */
export async function pythonWith(requirements: readonly string[]): Promise<string> {
  const key = ['python', await pythonVersion(), ...requirements].join('-').replaceAll('==', '-')
  const dir = join(repository, '.cache', 'python', key)
  const python = join(dir, 'bin', 'python')
  await makeOnce(dir, async () => {
    await execa('python3', ['-m', 'venv', '--clear', dir])
    // An environment that is broken would have them installed for the whole machine.
    await execa(python, ['-m', 'pip', '--require-virtualenv', 'install', '--quiet', ...requirements])
  })
  return python
}

/** Debian's python3 has the venv module but not ensurepip, which venv needs: ask for both before making anything. */
async function pythonVersion(): Promise<string> {
  const asked = await execa(
    'python3',
    ['-c', 'import ensurepip, platform, venv; print(platform.python_version())'],
    { reject: false },
  )
  if (asked.failed) {
    throw new Error(
      'python3 can make no virtual environment here, and the Python clients need one: apt-get install python3-venv',
    )
  }
  return asked.stdout
}
