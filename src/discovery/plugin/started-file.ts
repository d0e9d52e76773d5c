import { lstat, open, readlink, realpath } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { isInside } from '../../process/hidden-folders.js'
import { installedBy } from './installed-by.js'

/**
 * The file by whose path a main file is started: where a link leads, if that is an installed program. Such a program may
 * go by its own name (busybox, cargo of rustup, shims of pyenv and pnpm) and shows it in its usage. Anything else is
 * started by the main file's own path, for it may look for what lies beside that.
 */
export async function startedFile(mainFile: string, pluginDir: string): Promise<string> {
  const isLink = await lstat(mainFile).then(
    (info) => info.isSymbolicLink(),
    () => false,
  )
  if (!isLink) return mainFile
  const target = resolve(dirname(mainFile), await readlink(mainFile))
  const [real, dir] = [await realpath(mainFile), await realpath(pluginDir)]
  const isOwn = isInside(real, dir) || isInside(target, pluginDir)
  return !isOwn && installedBy(real, await isBinary(real), [target]) !== undefined ? target : mainFile
}

async function isBinary(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead).includes(0)
  } finally {
    await file.close()
  }
}
