import { spawn } from 'node:child_process'
import type { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

// Its path is the same from src/ and from dist/.
const script = fileURLToPath(new URL('../../src/process/watcher.sh', import.meta.url))

/**
 * Starts the process that outlives this one by seconds, if it is killed, to end what it leaves. Returns where to write
 * the lines; undefined where there is no process group to end (Windows). `onEnd` is called if the watcher itself ends.
 */
export function startWatcher(onEnd: () => void): Writable | undefined {
  if (process.platform === 'win32') return undefined
  const { PATH = '/usr/bin:/bin' } = process.env
  const child = spawn('sh', [script], {
    // Of its own group and without an id in its environment: whoever ends this process does not end it by that.
    detached: true,
    env: { PATH },
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.once('error', onEnd)
  child.once('exit', onEnd)
  // It may have ended before a line reaches it.
  child.stdin.on('error', () => undefined)
  child.unref()
  // A pipe to a child process is a socket, which can be let go of; the type does not say so.
  if ('unref' in child.stdin) (child.stdin as unknown as { unref: () => void }).unref()
  return child.stdin
}
