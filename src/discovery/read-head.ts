import { open } from 'node:fs/promises'

/** Reads the start of a file as text, its first 256 KiB unless given. Throws if it can't be read. */
export async function readHead(path: string, bytesMax = 256 * 1024): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytesMax), 0, bytesMax, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
