import { basename, extname } from 'node:path'
import type { ProcessOutput } from '../../process/job.js'
import type { Plugin } from '../tool.js'

/**
 * Whether a program answered with its own help. One that does not know `--help` may pass it on to another program:
 * `tar czf backup.tgz "$1"` prints the help of tar, with options that the program does not have.
 */
export function isOwnHelp(plugin: Plugin, { stdout, stderr }: ProcessOutput): boolean {
  const own = new Set(ownNames(plugin))
  const words = [stdout, stderr].flatMap((text) =>
    [...text.toString('utf8').matchAll(/\b(?:usage|synopsis):?\s+(?:\$\s*)?(\S+)/gi)].map(
      ([, word = '']) => word,
    ),
  )
  return words.some((word) => own.has(basename(word)))
}

/** How a program may call itself. */
export function ownNames({ name, mainFile, launch }: Plugin): string[] {
  const files = [mainFile, launch.local.mainFile].map((file) => basename(file))
  return [name, ...files, ...files.map((file) => basename(file, extname(file)))]
}
