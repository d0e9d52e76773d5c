import { runIdVariable } from '../find-strays.js'
import type { Job, ProcessOutput } from '../job.js'
import type { Launch } from '../launch.js'
import type { WatchedEvent, WatchedProgram } from './watched-program.js'

/**
 * Which programs are forked and which are started cold: whatever is not known to be safe runs cold. Each rule has its
 * reason beside it and its case in test/fixtures/warm; each answers with why, or undefined if it has nothing against it.
 */

/** Looks at how a program is started, before anything is run for it. */
export function whyColdLaunch({ local, warm }: Launch, platform = process.platform): string | undefined {
  // Its owner knows more than the rules.
  if (warm === false) return 'its smcp.json says "warm": false'
  // macOS forbids much of its system library after a fork without exec, and Windows has no fork.
  if (platform !== 'linux') return `programs are forked on Linux only, this is ${platform}`
  // What starts the file must be a Python, and alone: an option may change what Python does at its start.
  const [python, ...options] = local.interpreter
  if (python === undefined || !/(^|\/)(python|pypy)[\d.]*$/.test(python)) return 'it is not run by Python'
  if (options.length > 0) return `its Python is started with ${options.join(' ')}`
  // A module by name (-m) or an argument before its own is not what the fork server loads.
  if (!local.mainFile.startsWith('/')) return 'its main file is no path'
  return undefined
}

/** What the calls of a fork server must have in common. */
export interface CallsInCommon {
  /** What it was started with. */
  readonly environment: Readonly<Record<string, string>>
  /** Variables that were read while it made its imports. */
  readonly variables: readonly string[]
  /** A call may have something on stdin. */
  readonly takesStdin: boolean
}

/** Looks at one call of a program. */
export function whyColdCall(
  { stdin }: Job,
  environment: Readonly<Record<string, string>>,
  { environment: base, variables, takesStdin }: CallsInCommon,
): string | undefined {
  // It was made for /dev/null, which is seekable, and Python remembers that; a new one would not be the one that is held.
  if (stdin !== undefined && !takesStdin)
    return 'the call has something on stdin, and an import holds sys.stdin'
  const names = new Set([...Object.keys(environment), ...Object.keys(base)])
  names.delete(runIdVariable)
  const differs = [...names].filter((name) => environment[name] !== base[name])
  const early = differs.find(isReadEarly)
  if (early !== undefined) return `${early} differs in this call, and is read when Python starts`
  const late = differs.find((name) => variables.includes(name) || variables.includes('*'))
  if (late !== undefined) return `${late} differs in this call, and is read by an import`
  return undefined
}

/** Python, libc and libraries of C read these when they are loaded, without a trace. */
export function isReadEarly(variable: string): boolean {
  return /^(PYTHON|LC_|LANG|TZ$|LD_|MALLOC_|OMP_|OPENBLAS_|MKL_|GLIBC_)/.test(variable)
}

/** Looks at the Python that runs a program. */
export function whyColdPython({
  implementation,
  version,
  isFreeThreaded,
}: WatchedProgram['python']): string | undefined {
  const [major, minor] = version
  // PyPy and others end, collect and lock in other ways.
  if (implementation !== 'cpython') return `its Python is ${implementation}`
  // 3.8 has no waitid with all that is needed, and nobody looks after it any more.
  if (major !== 3 || minor < 9) return `Python ${version.join('.')} is older than 3.9`
  // Without the global lock, a fork copies locks that other threads hold.
  if (isFreeThreaded) return 'its Python is free-threaded'
  return undefined
}

/** Looks at what the imports of a program did. */
export function whyColdProgram(program: WatchedProgram): string | undefined {
  const python = whyColdPython(program.python)
  if (python !== undefined) return python
  const denied = program.libraries.find((name) => neverForked.has(name))
  if (denied !== undefined) return `${denied} is not safe to fork`
  const thread = Object.keys(program.threads).find((module) => !restartsThreads.test(module))
  if (thread !== undefined) return `a thread is started by the import of ${thread}`
  const order = Object.keys(kinds)
  const [event] = program.events
    .filter(isDangerous)
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return event && sentence(event)
}

/** Looks at what the fork server noticed of itself once it was ready: "kind detail", against what the watch has seen. */
export function whyColdServer(found: readonly string[], { threads }: WatchedProgram): string | undefined {
  const expected = Object.values(threads).reduce((sum, count) => sum + count, 0)
  return found.find((text) => text !== `threads ${expected}` && text !== stdinHeld)
}

/** What a fork server says of an import that keeps sys.stdin: that is no matter for calls that have nothing there. */
export const stdinHeld = 'stdin held'

/** Looks at how a forked call ended: such an end may be the fork's own fault. The call itself is never run again. */
export function whyColdFromNowOn({ end, signal }: ProcessOutput): string | undefined {
  if (end === 'timed-out') return 'a forked call took too long'
  if (end === 'lost') return 'its fork server ended during a call'
  if (end === 'exited' && signal !== undefined && ['SIGSEGV', 'SIGABRT', 'SIGBUS'].includes(signal))
    return `a forked call was ended by ${signal}`
  return undefined
}

/** Packages of C that keep threads, devices or connections of their own, and say that they can't be forked. */
const neverForked: ReadonlySet<string> = new Set([
  'grpc',
  'torch',
  'tensorflow',
  'jaxlib',
  'cupy',
  'pycuda',
  'gevent',
  'polars',
  'PyQt5',
  'PyQt6',
  'PySide2',
  'PySide6',
  'gi',
  'objc',
])

/** OpenBLAS, which NumPy and SciPy carry, ends its threads before a fork and starts them again after it. */
const restartsThreads = /^(numpy\.(_core|core)\._multiarray_umath|scipy\.linalg\._fblas)$/

/** In the order in which they are told, if there are several. An event of a kind that is not here is dangerous, too. */
const kinds: Readonly<Record<string, { readonly says: string; readonly harmless?: RegExp }>> = {
  // A default like `def main(args=sys.argv[1:])` would be empty in every call.
  'arguments read': { says: 'arguments are read' },
  'own process read': { says: 'its own process is looked at' },
  // What is printed once, in the server, no call would print.
  output: { says: 'something is printed' },
  // Done once for all calls, though each would do it, and may undo it at its end.
  'temporary file': { says: 'a temporary file is made' },
  'file written': { says: 'a file is written' },
  'files changed': { says: 'files are changed' },
  'file locked': { says: 'a file is locked' },
  // Processes and threads stay with the server: a fork has neither.
  'thread started': { says: 'a thread is started' },
  'process started': { says: 'a process is started' },
  children: { says: 'a process is started' },
  // Calls would share it. urllib3 only tries whether there is IPv6.
  network: { says: 'the network is used', harmless: /^urllib3\.util\.connection$/ },
  'database opened': { says: 'a database is opened' },
  descriptors: { says: 'a file is left open' },
  // A state of the process of which the server needs its own.
  folder: { says: 'the working folder is changed' },
  umask: { says: 'the umask is changed' },
  signals: { says: 'a signal handler is set' },
  timer: { says: 'a timer is set' },
  limits: { says: 'a limit of the process is set' },
  trace: { says: 'a trace function is set' },
  'stdin read': { says: 'stdin is read' },
  // It may change at any time, and is loaded afresh in each cold start.
  'local module': { says: 'a module is imported that is not installed' },
  'shadowed module': { says: 'a file of the program has the name of a module that is loaded already' },
  // Every call would draw the same. NumPy's is seeded again, and so is the key of multiprocessing.
  random: {
    says: 'something is drawn at random',
    harmless: /^(numpy\.random\b.*|multiprocessing\.process)$/,
  },
  // Python seeds its generator again after a fork.
  'random seeded': { says: 'the random generator is seeded' },
  // It would be that of the server's start; logging's own is set again in each call.
  'clock read': { says: 'the clock is read', harmless: /^logging$/ },
  'process id read': { says: 'the process id is read' },
  // The cold start says what is missing.
  'import-failed': { says: 'an import fails' },
}

function isDangerous({ kind, by }: WatchedEvent): boolean {
  return kinds[kind]?.harmless?.test(by) !== true
}

function sentence({ kind, by, detail }: WatchedEvent): string {
  const what = kinds[kind]?.says ?? kind
  const whose = by === '' ? 'one of its imports' : `the import of ${by}`
  return `${what} by ${whose}${detail === '' ? '' : ` (${detail.trim().slice(0, 100)})`}`
}
