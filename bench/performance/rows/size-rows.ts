import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { installPacked, packInto } from '../../../test/support/packed.js'
import { units, type Row } from '../row.js'

const kib = 1024

/** What a user downloads of smcp itself, and what an installation takes of a disk. */
export const sizeRows: readonly Row[] = [
  {
    what: 'npm package, packed',
    unit: units.kib,
    must: 1100,
    aim: 700,
    measure: async ({ dir }) => {
      const { size, entryCount } = await packInto(dir)
      return { value: size / kib, from: `${entryCount} files` }
    },
  },
  {
    what: 'installed, with all packages that it needs, as the bytes of their files',
    unit: units.kib,
    must: 56 * kib,
    aim: 20 * kib,
    measure: async ({ dir }) => {
      const modules = await installPacked(join(dir, 'installed'))
      const packages = await readdir(modules)
      return { value: (await bytesOf(modules)) / kib, from: `${packages.length} folders in node_modules` }
    },
  },
]

async function bytesOf(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await lstat(join(entry.parentPath, entry.name))).size
  return bytes
}
