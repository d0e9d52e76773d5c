import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from './tool.js'

/** A folder that looks like a plugin, before anything is known of it but its name. */
export interface PluginFolder {
  readonly name: string
  readonly dir: string
}

/** The folders in these directories, links followed, in order; of two with the same name the first is kept. */
export async function findPluginFolders(
  dirs: readonly string[],
): Promise<{ folders: PluginFolder[]; problems: Problem[] }> {
  const folders = new Map<string, PluginFolder>()
  const problems: Problem[] = []
  for (const parent of dirs) {
    for (const name of (await readdir(parent)).sort()) {
      const dir = join(parent, name)
      if (name.startsWith('.') || name.startsWith('__') || !(await isFolder(dir))) continue
      const first = folders.get(name)
      if (first)
        problems.push(warning(name, dir, `is not used: ${first.dir} has the same name and comes first`))
      else folders.set(name, { name, dir })
    }
  }
  return { folders: [...folders.values()], problems }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

function warning(plugin: string, file: string, message: string): Problem {
  return { plugin, file, message, severity: 'warning' }
}
