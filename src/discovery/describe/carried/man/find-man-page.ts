import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { KnownOption } from '../../merge/known-option.js'
import { manOptions } from './man-options.js'
import type { ManSection } from './man-page.js'
import { readManPage } from './read-man-page.js'

/** What a manual page says of a command. */
export interface Manual {
  readonly file: string
  /** What the command is for, in a few words; empty if the page does not say it. */
  readonly summary: string
  readonly options: readonly KnownOption[]
}

/** The longest page that was found, of zsh in one, has 1.5 MB. */
const bytesMax = 4 * 1024 * 1024
const linksMax = 3

/**
 * Finds and reads the manual page of a program that is installed as `PREFIX/bin/NAME`: `PREFIX/share/man/man1/NAME.1`,
 * or `NAME-WORD.1` for the command below it. Undefined if there is none: pages elsewhere may be of another version.
 */
export async function findManPage(
  program: string,
  words: readonly string[] = [],
): Promise<Manual | undefined> {
  const prefix = dirname(dirname(program))
  const name = [basename(program), ...words].join('-')
  if (name.includes('/')) return undefined
  for (const folder of ['share/man', 'man'])
    for (const section of ['1', '8', '6']) {
      const page = await readPage(join(prefix, folder), `man${section}/${name}.${section}`)
      if (page) return page
    }
  return undefined
}

async function readPage(root: string, path: string, links = 0): Promise<Manual | undefined> {
  const found = await readSource(join(root, path))
  if (!found) return undefined
  // A page that is only another name of one.
  const [, other] =
    /^(?:\.\\".*\n|\s*\n)*\.so\s+(man\d\/\S+?)(?:\.gz)?\s*$/m.exec(found.source.slice(0, 2048)) ?? []
  if (other !== undefined && !other.includes('..') && links < linksMax)
    return readPage(root, other, links + 1)
  const sections = readManPage(found.source)
  return { file: found.file, summary: summaryIn(sections), options: manOptions(sections) }
}

async function readSource(path: string): Promise<{ file: string; source: string } | undefined> {
  try {
    const plain = await readFile(path).catch(() => undefined)
    if (plain) return { file: path, source: plain.toString('utf8', 0, bytesMax) }
    const unpacked = await promisify(gunzip)(await readFile(`${path}.gz`), { maxOutputLength: bytesMax })
    return { file: `${path}.gz`, source: unpacked.toString('utf8') }
  } catch {
    return undefined
  }
}

/** The text behind the dash in `ls - list directory contents`. */
function summaryIn(sections: readonly ManSection[]): string {
  const text = sections.find(({ title }) => /^name$/i.test(title))?.paragraphs.join(' ') ?? ''
  const [, summary = ''] = /\s[-–—]+\s+(\S.*)$/.exec(text) ?? []
  return summary
}
