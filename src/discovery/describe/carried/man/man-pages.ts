import { readdir, readFile } from 'node:fs/promises'
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
  /** The synopsis, on one line. */
  readonly usages: string
}

/** The longest page that was found, of rclone, has 1.8 MB. */
const bytesMax = 4 * 1024 * 1024
const linksMax = 3

/** The manual pages of one program and of its commands. */
export class ManPages {
  /** The folder and the path in it of each page, by its name. */
  readonly #pages = new Map<string, readonly [root: string, path: string]>()

  private constructor(private readonly names: readonly string[]) {}

  /**
   * Finds the pages that were installed with a program, given the paths by which it is known: for `PREFIX/bin/NAME`,
   * those of NAME in `PREFIX/share/man`. Others may be of another version.
   */
  static async of(programs: readonly string[]): Promise<ManPages> {
    const pages = new ManPages([...new Set(programs.map((path) => basename(path)))])
    const prefixes = new Set(programs.map((path) => dirname(dirname(path))))
    for (const prefix of prefixes)
      for (const folder of ['share/man', 'man'])
        for (const section of ['man1', 'man8', 'man6']) await pages.#add(join(prefix, folder), section)
    return pages
  }

  /**
   * Reads the page of the program, or of the command with these words: `NAME-WORD.1`, whose synopsis must show them, for
   * it may be that of another program. Undefined if there is none.
   */
  async read(words: readonly string[]): Promise<Manual | undefined> {
    for (const name of this.names)
      for (const separator of ['-', '_']) {
        const place = this.#pages.get([name, ...words].join(separator))
        const page = place && (await readPage(...place))
        if (page && (words.length === 0 || page.usages.includes([name, ...words].join(' ')))) return page
      }
    return undefined
  }

  async #add(root: string, section: string): Promise<void> {
    const files = await readdir(join(root, section)).catch(() => [])
    for (const file of files) {
      const [, page = ''] = /^(.+)\.\d\w*?(?:\.gz)?$/.exec(file) ?? []
      const isOwn = this.names.some(
        (name) => page.startsWith(name) && /^(?:$|[-_])/.test(page.slice(name.length)),
      )
      if (isOwn && !this.#pages.has(page)) this.#pages.set(page, [root, join(section, file)])
    }
  }
}

async function readPage(root: string, path: string, links = 0): Promise<Manual | undefined> {
  const source = await readSource(join(root, path))
  if (source === undefined) return undefined
  // A page that is only another name of one.
  const [, other] = /^(?:\.\\".*\n|\s*\n)*\.so\s+(man\d\/\S+)\s*$/m.exec(source.slice(0, 2048)) ?? []
  if (other !== undefined && !other.includes('..') && links < linksMax)
    return (await readPage(root, other, links + 1)) ?? readPage(root, `${other}.gz`, links + 1)
  const sections = readManPage(source)
  return {
    file: join(root, path),
    summary: summaryIn(sections),
    options: manOptions(sections),
    usages: usagesIn(sections),
  }
}

async function readSource(path: string): Promise<string | undefined> {
  try {
    const content = await readFile(path)
    const unpacked = path.endsWith('.gz')
      ? await promisify(gunzip)(content, { maxOutputLength: bytesMax })
      : content
    return unpacked.toString('utf8', 0, bytesMax)
  } catch {
    return undefined
  }
}

function usagesIn(sections: readonly ManSection[]): string {
  const synopsis = sections.find(({ title }) => /^synopsis$/i.test(title))
  return [...(synopsis?.paragraphs ?? []), ...(synopsis?.tagged ?? []).map(({ tag }) => tag)].join(' ')
}

/** The text behind the dash in `ls - list directory contents`. */
function summaryIn(sections: readonly ManSection[]): string {
  const text = sections.find(({ title }) => /^name$/i.test(title))?.paragraphs.join(' ') ?? ''
  const [, summary = ''] = /\s[-–—]+\s+(\S.*)$/.exec(text) ?? []
  return summary
}
