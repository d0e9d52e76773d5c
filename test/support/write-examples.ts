import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Writes every file that a page of docs/ shows into a new folder; each stands behind a comment with its name. */
export async function writeExamples(page: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  const text = await readFile(new URL(`../../docs/${page}`, import.meta.url), 'utf8')
  for (const [, name, file] of text.matchAll(/<!-- file: (\S+) -->\n\n?```\w+\n([^]*?)```/g)) {
    await mkdir(dirname(join(dir, name!)), { recursive: true })
    await writeFile(join(dir, name!), file!)
  }
  return dir
}
