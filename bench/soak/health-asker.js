// Asks a server for its health every second, and tells what each answer took: a thread of its own, so that what is
// measured is the server and not the clients beside it. Tells also how long they waited for a core meanwhile, which is
// the machine's doing: this thread, the server's main one, and of its others that which waited longest, for the main one
// may wait for it (https://docs.kernel.org/scheduler/sched-stats.html).
import { readdirSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
import { performance } from 'node:perf_hooks'
import { setInterval } from 'node:timers'
import { parentPort, workerData } from 'node:worker_threads'

const everyMs = 1000
const { url, pid } = workerData
const tasks = `/proc/${pid}/task`

setInterval(ask, everyMs)

function ask() {
  const askedAt = performance.now()
  const before = waits()
  const tell = (fault) =>
    parentPort.postMessage({ ms: performance.now() - askedAt, coreMs: waitedSince(before), fault })
  get(`${url}/health`, { agent: false }, (response) => {
    response.resume()
    response.once('end', () =>
      tell(response.statusCode === 200 ? undefined : `status ${response.statusCode}`),
    )
  }).once('error', (error) => tell(error.message))
}

function waitedSince(before) {
  const [own, main, ...others] = [...waits()].map(([file, ms]) => ms - (before.get(file) ?? 0))
  return own + main + Math.max(...others, 0)
}

/** The milliseconds that each thread has waited, this one first, then the main one of the server. */
function waits() {
  const files = [
    '/proc/thread-self',
    `${tasks}/${pid}`,
    ...readdirSync(tasks).map((thread) => `${tasks}/${thread}`),
  ]
  return new Map([...new Set(files)].map((file) => [file, waitedMs(file)]))
}

function waitedMs(file) {
  try {
    return Number(readFileSync(`${file}/schedstat`, 'utf8').split(' ')[1]) / 1e6
  } catch {
    // It has ended.
    return 0
  }
}
