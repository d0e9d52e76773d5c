import { open } from 'node:fs/promises'

const bytesMax = 256 * 1024

/** Reads the first 256 KiB of a file as text. Throws if it can't be read. */
export async function readHead(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytesMax), 0, bytesMax, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
