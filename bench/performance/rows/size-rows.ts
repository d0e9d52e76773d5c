import { execa } from 'execa'
import { lstat, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repository } from '../../../test/support/start-smcp.js'
import { units, type Row } from '../row.js'

const kib = 1024

/** What a user downloads of smcp itself, and what an installation takes of a disk. */
export const sizeRows: readonly Row[] = [
  {
    what: 'npm package, packed',
    unit: units.kib,
    must: 1100,
    aim: 700,
    measure: async () => {
      const { size, entryCount } = await pack('--dry-run')
      return { value: size / kib, from: `${entryCount} files` }
    },
  },
  {
    what: 'installed, with all packages that it needs, as the bytes of their files',
    unit: units.kib,
    must: 48 * kib,
    aim: 20 * kib,
    measure: async ({ dir }) => {
      const place = join(dir, 'installed')
      await mkdir(place)
      await writeFile(join(place, 'package.json'), '{}')
      const { filename } = await pack('--pack-destination', place)
      await execa('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', join(place, filename)], {
        cwd: place,
      })
      const modules = join(place, 'node_modules')
      const packages = await readdir(modules)
      return { value: (await bytesOf(modules)) / kib, from: `${packages.length} folders in node_modules` }
    },
  },
]

async function pack(
  ...args: string[]
): Promise<{ readonly size: number; readonly entryCount: number; readonly filename: string }> {
  const { stdout } = await execa('npm', ['pack', '--ignore-scripts', '--json', ...args], { cwd: repository })
  const [packed] = JSON.parse(stdout) as [{ size: number; entryCount: number; filename: string }]
  return packed
}

async function bytesOf(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await lstat(join(entry.parentPath, entry.name))).size
  return bytes
}
