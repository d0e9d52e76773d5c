/** What is found of one thing: it is well, it may be meant so, or something will not work. */
export interface Check {
  readonly about: string
  readonly verdict: 'ok' | 'warning' | 'problem'
  readonly text: string
  /** What to do, as a command or a sentence. */
  readonly cure?: string
}
