import { basename, extname } from 'node:path'
import type { ProcessOutput } from '../../process/job.js'
import type { Plugin } from '../tool.js'

/**
 * Whether a program answered with its own help. One that does not know `--help` may pass it on to another program:
 * `tar czf backup.tgz "$1"` prints the help of tar, with options that the program does not have.
 */
export function isOwnHelp({ name, mainFile, launch }: Plugin, { stdout, stderr }: ProcessOutput): boolean {
  const files = [mainFile, launch.local.mainFile].map((file) => basename(file))
  const own = new Set([name, ...files, ...files.map((file) => basename(file, extname(file)))])
  const words = [stdout, stderr].flatMap((text) =>
    [...text.toString('utf8').matchAll(/\b(?:usage|synopsis):?\s+(?:\$\s*)?(\S+)/gi)].map(
      ([, word = '']) => word,
    ),
  )
  return words.some((word) => own.has(basename(word)))
}
