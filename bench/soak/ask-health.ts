import { Worker } from 'node:worker_threads'
import type { SoakedServer } from './soaked-server.js'

/** What became of one request for a server's health. */
export interface HealthAsked {
  readonly ms: number
  /** How long of that the machine had no core for the server, or for who asked. */
  readonly coreMs: number
  /** Another answer than 200, or none. */
  readonly fault?: string
}

/** Asks a server for its health every second, until the returned function is called. */
export function askHealth({ url, child }: SoakedServer): () => Promise<readonly HealthAsked[]> {
  const asked: HealthAsked[] = []
  const asker = new URL('health-asker.js', import.meta.url)
  const worker = new Worker(asker, { workerData: { url, pid: child.pid }, execArgv: [] })
  worker.on('message', (one: HealthAsked) => asked.push(one))
  return async () => {
    await worker.terminate()
    return asked
  }
}
