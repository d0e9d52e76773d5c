import { lstatSync } from 'node:fs'
import { readlink, realpath } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { isInside } from '../../process/hidden-folders.js'
import { readHead } from '../read-head.js'
import { infoAt } from './info-at.js'
import { installedBy } from './installed-by.js'

/**
 * The path by which a main file is started. If it is a link to an installed program, this is the link's target: such a
 * program may act by its own name (busybox, cargo of rustup, shims of pyenv and pnpm) and shows it in its usage. Anything
 * else is started by the main file's own path, because it may look for files next to that.
 */
export async function startedFile(mainFile: string, pluginDir: string): Promise<string> {
  if (!infoAt(mainFile, lstatSync)?.isSymbolicLink()) return mainFile
  const target = resolve(dirname(mainFile), await readlink(mainFile))
  const [real, dir] = [await realpath(mainFile), await realpath(pluginDir)]
  const isOwn = isInside(real, dir) || isInside(target, pluginDir)
  if (isOwn) return mainFile
  const isBinary = (await readHead(real, 4096)).includes('\0')
  return installedBy(real, isBinary, [target]) === undefined ? mainFile : target
}
