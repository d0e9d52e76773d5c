/** Exit codes that mean the same everywhere: the shell's, and sysexits.h (https://man.openbsd.org/sysexits). */
const meanings: ReadonlyMap<number, string> = new Map([
  [64, 'wrong usage'],
  [65, 'wrong input data'],
  [66, 'no input'],
  [69, 'a service is unavailable'],
  [70, 'an internal software error'],
  [73, "can't create an output file"],
  [74, 'an input or output error'],
  [75, 'a temporary failure'],
  [77, 'permission denied'],
  [78, 'a configuration error'],
  [126, 'the command may not be executed'],
  [127, 'a command was not found'],
  [137, 'it was killed, perhaps for lack of memory'],
])

/** `Plugin exited with code 127: a command was not found`, for a program that said nothing itself. */
export function exitMeaning(exit: { exitCode: number | undefined; signal: string | undefined }): string {
  if (exit.signal !== undefined) return `Plugin was ended by ${exit.signal}`
  // grep, diff and many like them say so that they found nothing.
  if (exit.exitCode === 1) return "exit code 1 and no output; many programs mean 'nothing found'"
  const meaning = meanings.get(exit.exitCode ?? -1)
  return `Plugin exited with code ${exit.exitCode ?? 'unknown'}${meaning === undefined ? '' : `: ${meaning}`}`
}
