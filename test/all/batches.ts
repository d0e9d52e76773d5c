import { filesOf } from '../support/test-places.js'
import { aloneFiles } from './alone-files.js'

/**
 * The folders of tests, first the one whose files take longest, and how many of its files one run of mocha has: each run
 * costs its start, and no core should be idle while the last one ends.
 */
const sizes = { e2e: 5, integration: 8, unit: 80 }

/** Files that are run by one mocha. */
export type Batch = readonly string[]

/** The files of all tests, or of those that begin so: such as run beside others, and such as run alone. */
export function batches(starts: readonly string[] = []): { beside: Batch[]; alone: Batch[] } {
  const isWanted = (file: string): boolean =>
    starts.length === 0 || starts.some((start) => file.startsWith(start))
  const files = filesOf('test', '.test.ts').filter(isWanted).sort()
  const beside = Object.entries(sizes).flatMap(([folder, size]) =>
    slices(
      files.filter((file) => file.startsWith(`${folder}/`) && !aloneFiles.includes(file)),
      size,
    ),
  )
  return { beside, alone: aloneFiles.filter(isWanted).map((file) => [file]) }
}

function slices(files: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(files.length / size) }, (_, index) =>
    files.slice(index * size, (index + 1) * size),
  )
}
