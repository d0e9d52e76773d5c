/** Where a command writes. */
export interface Screen {
  /** Data, on stdout. */
  readonly print: (text: string) => void
  /** Words, on stderr. */
  readonly say: (...lines: string[]) => void
}
