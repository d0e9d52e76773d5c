import { execa } from 'execa'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository, testEnvironment } from './start-smcp.js'

/** smcp as it goes to the registry. */
export interface Packed {
  readonly tarball: string
  /** In bytes. */
  readonly size: number
  readonly entryCount: number
}

/** npm, as somebody runs it who is in no project of Node. */
export async function npm(cwd: string, ...args: readonly string[]) {
  return await execa('npm', args, { cwd, env: testEnvironment(), extendEnv: false })
}

/** Packs what is built into a tarball in this folder. */
export async function packInto(dir: string): Promise<Packed> {
  const { stdout } = await npm(repository, 'pack', '--ignore-scripts', '--json', '--pack-destination', dir)
  const [{ filename, size, entryCount }] = JSON.parse(stdout) as [
    { filename: string; size: number; entryCount: number },
  ]
  return { tarball: join(dir, filename), size, entryCount }
}

/** Makes a folder in which smcp is installed with all packages that it needs, and gives its node_modules. */
export async function installPacked(folder: string): Promise<string> {
  const aside = await mkdtemp(join(tmpdir(), 'smcp-packed-'))
  const { tarball } = await packInto(aside)
  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), '{"private": true}')
  await npm(folder, 'install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', tarball)
  await rm(aside, { recursive: true })
  return join(folder, 'node_modules')
}
