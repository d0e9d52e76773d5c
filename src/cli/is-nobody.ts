/** The codes of system errors that say that nothing listens at an address. */
const nobody: ReadonlySet<string | undefined> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
])

/** Whether an error says that nothing listens there; a server that listens but does not answer is a different error. */
export function isNobody(error: unknown): boolean {
  return nobody.has((error as NodeJS.ErrnoException | undefined)?.code)
}
