import { existsSync, readdirSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import type { Client, Paths, Scope } from './client.js'
import { clientFolders, type Surroundings } from './client-folders.js'

/** The entries of a folder; none if it can't be read. */
type ListFolder = (folder: string) => readonly string[]

/** The paths of a table on this system, first choice first. One with `*` is there once for each folder that it fits. */
export function resolvedPaths(
  paths: Paths,
  surroundings: Surroundings,
  list: ListFolder = listFolder,
): readonly string[] {
  const { system } = surroundings
  const folders = clientFolders(surroundings)
  const { sep } = system === 'win32' ? win32 : posix
  return ofSystem(paths, surroundings).flatMap((path) => {
    const resolved = path
      .replaceAll(/\{(\w+)\}/g, (_, name: string) => folders[name] ?? '')
      .replaceAll('/', sep)
    return resolved.includes('*') ? expanded(resolved, sep, list) : [resolved]
  })
}

/** All files in which a client may have its servers of this scope, first choice first. */
export function candidatesOf(client: Client, scope: Scope, surroundings: Surroundings): readonly string[] {
  const { [scope]: paths } = client.files
  return paths ? resolvedPaths(paths, surroundings) : []
}

/**
 * The file in which a client has its servers of this scope: the one that is there, or whose folder is there, else the
 * first. Undefined if the client knows no such scope.
 */
export function fileOf(client: Client, scope: Scope, surroundings: Surroundings): string | undefined {
  const { [scope]: paths } = client.files
  if (!paths) return undefined
  const candidates = candidatesOf(client, scope, surroundings)
  // A packaged program sees only its own folder, whatever lies elsewhere.
  const packaged = ofSystem(paths, surroundings)[0]?.includes('*') && candidates.length > 1
  const path = surroundings.system === 'win32' ? win32 : posix
  return (
    (packaged ? candidates[0] : undefined) ??
    candidates.find((file) => existsSync(file)) ??
    candidates.find((file) => existsSync(path.dirname(file))) ??
    candidates[0]
  )
}

function ofSystem(paths: Paths, { system }: Surroundings): readonly string[] {
  return Array.isArray(paths)
    ? (paths as readonly string[])
    : (paths as Exclude<Paths, readonly string[]>)[system]
}

/** The paths that a path with one `*`, at the end of a folder's name, stands for. */
function expanded(path: string, sep: string, list: ListFolder): string[] {
  const [before = '', after = ''] = path.split('*')
  const cut = before.lastIndexOf(sep)
  const [folder, start] = [before.slice(0, cut), before.slice(cut + 1)]
  return list(folder)
    .filter((name) => name.startsWith(start))
    .map((name) => `${folder}${sep}${name}${after}`)
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
