import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

interface OclifProgram {
  /** Of package.json, beside name, version and bin. */
  readonly oclif?: Readonly<Record<string, unknown>>
  readonly dependencies?: readonly string[]
  readonly commands: Readonly<Record<string, unknown>>
  /** The version in the manifest; that of the package by default. */
  readonly manifestVersion?: string
  /** The text of bin/run.js. */
  readonly run?: string
}

/** Writes an npm package of an oclif program, or of one of its plugins, with a link in `.bin`; returns that link. */
export async function makeOclifPackage(
  modules: string,
  name: string,
  program: OclifProgram,
): Promise<string> {
  const { oclif = {}, dependencies = [], commands, manifestVersion = '1.2.3', run = '' } = program
  const json = {
    name,
    version: '1.2.3',
    description: `What ${name} is for.`,
    bin: { [name]: './bin/run.js' },
    oclif: { bin: name, ...oclif },
    dependencies: Object.fromEntries(dependencies.map((one) => [one, '*'])),
  }
  const folder = join(modules, name)
  const link = join(modules, '.bin', name)
  await mkdir(join(folder, 'bin'), { recursive: true })
  await mkdir(dirname(link), { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify(json))
  await writeFile(join(folder, 'oclif.manifest.json'), JSON.stringify({ version: manifestVersion, commands }))
  await writeFile(join(folder, 'bin/run.js'), `#!/usr/bin/env node\n${run}\n`, { mode: 0o755 })
  await symlink(join('..', name, 'bin/run.js'), link)
  return link
}
