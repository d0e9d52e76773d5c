import { spawn } from 'node:child_process'
import type { Writable } from 'node:stream'
import { runIdVariable } from './stop-process.js'

/**
 * Reads lines `start ID`, `start ID GROUP` and `end ID`, and remembers what is running. When its input ends, so has the
 * server, by whatever cause: it ends the groups, and then what carries one of the ids in its environment, which need not
 * be in the group. A shell, because every system has one and it needs the least memory.
 */
const script = `
trap '' HUP INT QUIT TERM
running=
while read -r what id group; do
  kept=
  for entry in $running; do
    [ "\${entry%%:*}" = "$id" ] || kept="$kept $entry"
  done
  running=$kept
  [ "$what" = end ] || running="$running $id:$group"
done
[ -n "$running" ] || exit 0
signal_groups() {
  for entry in $running; do
    group=\${entry#*:}
    [ -z "$group" ] || kill -s "$1" -- "-$group"
  done
}
signal_groups TERM
sleep 2
signal_groups KILL
set --
for entry in $running; do
  set -- "$@" -e "${runIdVariable}=\${entry%%:*}"
done
grep -laF "$@" /proc/[0-9]*/environ | while IFS=/ read -r _ _ pid _; do
  kill -s KILL "$pid"
done
`

/**
 * Starts the process that outlives this one by seconds, if it is killed, to end what it leaves. Returns where to write
 * the lines; undefined where there is no process group to end (Windows). `onEnd` is called if the watcher itself ends.
 */
export function startWatcher(onEnd: () => void): Writable | undefined {
  if (process.platform === 'win32') return undefined
  const { PATH = '/usr/bin:/bin' } = process.env
  const child = spawn('sh', ['-c', script, 'smcp-watcher'], {
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
