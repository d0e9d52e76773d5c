import { spawn, type ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { commandLine } from './launch.js'
import { held, type Startable, type StartedProgram } from './start-program.js'

/** Its stdin is only there if it is to have one. */
type Child = ChildProcessByStdio<Writable, Readable, Readable>

/**
 * Starts a program as a child of this process, in a group of its own. Returns what Node throws, E2BIG or a NUL in an
 * argument; ENOENT is an event of the child.
 */
export function spawnChild(
  { launch, argv, stdin }: Startable,
  env: Readonly<Record<string, string>>,
): StartedProgram | Error {
  const [command, ...words] = commandLine(launch)
  try {
    const child: Child = spawn(command, [...words, ...argv], {
      cwd: launch.local.cwd,
      env,
      detached: true,
      stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] as ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const give = (text: string): void => {
      giveTo(child, text)
    }
    if (stdin !== undefined && stdin !== held) give(stdin)
    return Object.assign(child, { give })
  } catch (error) {
    return error as Error
  }
}

/** A program need not read what it is given, and may end before it has. */
function giveTo({ stdin }: Child, text: string): void {
  stdin.on('error', () => undefined)
  stdin.end(text)
}
