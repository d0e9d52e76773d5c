import type { Readable } from 'node:stream'

/** Collects a stream up to a limit; calls `onLimit` once, when the limit is passed. */
export function collectHead(stream: Readable, bytesMax: number, onLimit: () => void): () => Buffer {
  // A list that is joined once: growing a buffer by copying takes quadratic time.
  const chunks: Buffer[] = []
  let bytes = 0
  stream.on('data', (chunk: Buffer) => {
    if (bytes > bytesMax) return
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > bytesMax) onLimit()
  })
  return () => Buffer.concat(chunks).subarray(0, bytesMax)
}

/** Keeps the last bytes of a stream and drains the rest, so that the program never blocks on a full pipe. */
export function collectTail(stream: Readable, bytesMax: number): () => Buffer {
  let chunks: Buffer[] = []
  let bytes = 0
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes < 4 * bytesMax) return
    chunks = [Buffer.concat(chunks).subarray(-bytesMax)]
    bytes = bytesMax
  })
  return () => Buffer.concat(chunks).subarray(-bytesMax)
}
