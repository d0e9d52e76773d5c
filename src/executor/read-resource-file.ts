import { constants } from 'node:fs'
import { open, realpath, type FileHandle } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { OutputLimitError, PluginFailedError, ResourceNotFoundError, SmcpError } from '../errors.js'

export interface ResourceFile {
  readonly uri: string
  /** The plugin's folder. */
  readonly dir: string
  /** Relative to it. */
  readonly file: string
}

/** A link in the way is followed before; a FIFO must not be waited for. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/**
 * Reads a resource that is a file of its plugin. Throws a ResourceNotFoundError if it is not there, an OutputLimitError if
 * it is longer than `bytesMax`, and a PluginFailedError if it is no file, or if a link leads out of the plugin's folder.
 */
export async function readResourceFile({ uri, dir, file }: ResourceFile, bytesMax: number): Promise<Buffer> {
  let handle: FileHandle | undefined
  try {
    const root = await realpath(dir)
    const path = await realpath(join(root, file))
    const way = relative(root, path)
    if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
      throw new PluginFailedError(`${uri}: ${file} leads out of the plugin's folder`)
    handle = await open(path, flags)
    const stat = await handle.stat()
    if (!stat.isFile()) throw new PluginFailedError(`${uri}: ${file} is not a file`)
    if (stat.size > bytesMax)
      throw new OutputLimitError(`${uri}: ${file} has ${stat.size} bytes, and at most ${bytesMax} are sent`, {
        hint: 'SMCP_OUTPUT_BYTES_MAX sets the limit.',
      })
    return await readUpTo(handle, stat.size)
  } catch (error) {
    if (error instanceof SmcpError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new ResourceNotFoundError(`${uri}: there is no file ${file} now`, { uri })
    // The message would tell the client where the plugin lies.
    throw new PluginFailedError(`${uri}: ${file} can't be read: ${code ?? 'the reason is not known'}`)
  } finally {
    await handle?.close()
  }
}

/** A file that grows meanwhile is read as long as it was. */
async function readUpTo(handle: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size)
  let length = 0
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return bytes.subarray(0, length)
}
