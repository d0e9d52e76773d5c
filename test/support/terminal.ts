import { spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { repository, testEnvironment } from './start-smcp.js'
import { until } from './processes.js'

/** A command at a pseudo-terminal, as a person has it. */
export interface Terminal {
  /** Everything shown so far, without colours and cursor movements. */
  readonly text: () => string
  /** The same with them. */
  readonly raw: () => string
  /** Resolves as soon as the screen has shown this. */
  readonly shows: (text: string) => Promise<void>
  readonly type: (keys: string) => void
  /** Closes the window: what runs in it has no terminal any more. */
  readonly close: () => void
  readonly exitCode: Promise<number | null>
}

interface TerminalOptions {
  readonly cwd?: string
  readonly rows?: number
  readonly columns?: number
  readonly env?: Readonly<Record<string, string>>
  /** What is started, before the arguments; the built smcp unless given. */
  readonly program?: readonly string[]
}

/** Python's pty makes the terminal: no package for Node does without a compiler. */
const inTerminal = `
import fcntl, os, pty, select, struct, sys, termios
rows, columns = map(int, sys.argv[1:3])
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.execvp(sys.argv[3], sys.argv[3:])
while True:
    ready, _, _ = select.select([fd, 0], [], [])
    for one in ready:
        try:
            data = os.read(one, 65536)
        except OSError:
            data = b""
        if not data:
            os.close(fd)
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
        elif one == fd:
            os.write(1, data)
        else:
            os.write(fd, data)
`

/** Where CI is set, a spinner takes any terminal for a log. */
const personal = { TERM: 'xterm-256color', CI: undefined }

/** Starts the built smcp, or another program, at a terminal. */
export function openTerminal(args: readonly string[], options: TerminalOptions = {}): Terminal {
  const { cwd = repository, rows = 40, columns = 100, env = {} } = options
  const program = options.program ?? [process.execPath, `${repository}bin/run.js`]
  const child = spawn('python3', ['-c', inTerminal, String(rows), String(columns), ...program, ...args], {
    cwd,
    env: { ...testEnvironment(), ...personal, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  // Without its terminal the command ends too.
  const killAtOurEnd = (): void => void child.kill('SIGKILL')
  process.once('exit', killAtOurEnd)
  child.once('close', () => process.off('exit', killAtOurEnd))
  // Keys that are typed when it has gone are lost.
  child.stdin.on('error', () => undefined)
  let shown = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text))
  // Back to the first column is where a spinner draws itself anew: a line of its own here.
  const text = (): string => stripVTControlCharacters(shown.replaceAll('\u001b[1G', '\n'))
  return {
    text,
    raw: () => shown,
    shows: (expected) => until(() => text().includes(expected)),
    type: (keys) => void child.stdin.write(keys),
    close: () => void child.stdin.end(),
    exitCode: new Promise((done) => child.once('close', done)),
  }
}
