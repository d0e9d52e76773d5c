import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import { cp, lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { WarmCase } from './warm-case.js'

/** The folders that a program sees, at the same paths and with the same content at the start of each run. */
export class Stage {
  private constructor(readonly root: string) {}

  static async make(): Promise<Stage> {
    return new Stage(await mkdtemp(join(tmpdir(), 'smcp-warm-')))
  }

  get work(): string {
    return join(this.root, 'work')
  }

  get program(): string {
    return join(this.root, 'program')
  }

  get variables(): Record<string, string> {
    return { HOME: join(this.root, 'home'), TMPDIR: join(this.root, 'tmp') }
  }

  /** Copies a main file and, for one in a folder of its own, what is beside it. Returns the path at which it is run. */
  async putProgram(program: WarmCase['program']): Promise<string> {
    if ('installed' in program) return program.installed
    const main = join(this.program, 'cli.py')
    await mkdir(this.program, { recursive: true })
    if ('text' in program) await writeFile(main, program.text)
    else if (program.file.endsWith('/cli.py'))
      await cp(dirname(program.file), this.program, { recursive: true })
    else await cp(program.file, main)
    return main
  }

  /** Empties the folders that a run may write to; the folders themselves stay, a server may be in one. */
  async reset(files: Readonly<Record<string, string>>): Promise<void> {
    for (const name of ['work', 'home', 'tmp']) {
      const dir = join(this.root, name)
      await mkdir(dir, { recursive: true })
      for (const entry of await readdir(dir)) await rm(join(dir, entry), { recursive: true, force: true })
    }
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.work, path)), { recursive: true })
      await writeFile(join(this.work, path), text)
    }
  }

  /** What is in the folders now: by path, the mode and a hash of the content. Compiled modules are left out. */
  async contents(): Promise<Record<string, string>> {
    const found: Record<string, string> = {}
    for (const path of (await readdir(this.root, { recursive: true })).sort()) {
      if (/(^|\/)__pycache__(\/|$)/.test(path)) continue
      const full = join(this.root, path)
      const info = await lstat(full)
      found[path] = `${info.mode.toString(8)} ${await contentOf(full, info)}`
    }
    return found
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true })
  }
}

async function contentOf(path: string, info: Stats): Promise<string> {
  if (info.isSymbolicLink()) return await readlink(path)
  if (!info.isFile()) return ''
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
    .slice(0, 16)
}
