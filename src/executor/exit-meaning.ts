import { crashSignals } from '../process/crash-signal.js'

/** Exit codes that mean the same everywhere: the shell's, and sysexits.h (https://man.openbsd.org/sysexits). */
const meanings: ReadonlyMap<number, string> = new Map([
  [64, 'wrong usage'],
  [65, 'wrong input data'],
  [66, 'no input'],
  [69, 'a service is unavailable'],
  [70, 'an internal software error'],
  [73, 'an output file could not be created'],
  [74, 'an input or output error'],
  [75, 'a temporary failure'],
  [77, 'permission denied'],
  [78, 'a configuration error'],
  [126, 'the command is not executable'],
  [127, 'a command was not found'],
  [137, 'it was killed, perhaps for lack of memory'],
])

interface Exit {
  readonly exitCode: number | undefined
  readonly signal: string | undefined
}

/** `exited with code 127`, `was killed by SIGSEGV (it crashed)`. */
export function exitInWords({ exitCode, signal }: Exit): string {
  return signal === undefined
    ? `exited with code ${exitCode ?? 'unknown'}`
    : `was killed by ${signalInWords(signal)}`
}

/** `SIGKILL (perhaps for lack of memory)`. */
export function signalInWords(signal: string): string {
  if (signal === 'SIGKILL') return `${signal} (perhaps for lack of memory)`
  return crashSignals.some((crash) => crash === signal) ? `${signal} (it crashed)` : signal
}

/** `it printed nothing; by convention that code means 'a command was not found'`, to follow the words for its exit. */
export function silenceInWords({ exitCode, signal }: Exit): string {
  if (signal !== undefined) return 'it printed nothing; it may have done part of its work'
  // grep and many programs like it exit with 1 if they found nothing.
  if (exitCode === 1) return "it printed nothing; many programs use that code for 'nothing found'"
  const meaning = meanings.get(exitCode ?? -1)
  return meaning === undefined
    ? 'it printed nothing'
    : `it printed nothing; by convention that code means '${meaning}'`
}
