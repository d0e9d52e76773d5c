import { execa } from 'execa'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { sitePackages } from '../../src/process/virtual-env.js'

/** Makes a virtual environment in this folder, with these modules as if they were installed. Returns its Python. */
export async function makePython(dir: string, modules: string, python = 'python3'): Promise<string> {
  await execa(python, ['-m', 'venv', '--without-pip', dir])
  const made = join(dir, 'bin', 'python')
  for (const folder of await sitePackages(made)) await cp(modules, folder, { recursive: true })
  // Else the first import of a module changes the folder of all.
  await execa(made, ['-m', 'compileall', '-q', ...(await sitePackages(made))])
  return made
}
