import { readlink, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'

/** What of a machine is hidden in a sandbox for calls, and what of that a program needs to see. */
export class HiddenParts {
  constructor(readonly folders: readonly string[]) {}

  /** Whether a path is in a hidden folder and can be shown: one that has a hidden folder in itself is never. */
  has(path: string): boolean {
    return (
      this.folders.some((dir) => path.startsWith(dir + sep)) &&
      !this.folders.some((dir) => dir === path || dir.startsWith(path + sep))
    )
  }

  /** What must be shown for a program to work: all packages beside it, the folder above its `bin`, or its own. */
  around(file: string): readonly string[] {
    const [modules] = /^.*?\/node_modules(?=\/)/.exec(file) ?? []
    if (modules !== undefined && this.has(modules)) return [modules]
    const dir = dirname(file)
    const above = ['bin', 'sbin'].includes(basename(dir)) ? dirname(dir) : dir
    // Everything that a person's programs keep is below this one.
    const shown = basename(above) === '.local' ? [dir, `${above}/lib`] : [above]
    for (const paths of [shown, [dir]]) if (paths.every((path) => this.has(path))) return paths
    return [file]
  }
}

/** A file and those that it leads to, one link after the other, each in a folder that is behind no link. */
export async function linkedFiles(path: string): Promise<readonly string[]> {
  const found: string[] = []
  for (let at: string | undefined = path; at !== undefined && found.length < 20;) {
    const file: string = join(await realpath(dirname(at)).catch(() => dirname(path)), basename(at))
    found.push(file)
    const target: string | undefined = await readlink(file).catch(() => undefined)
    at = target === undefined ? undefined : resolve(dirname(file), target)
  }
  return found
}
