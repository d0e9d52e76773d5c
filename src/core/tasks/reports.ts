import type { ProgressReport } from '../../executor/program-event.js'
import type { Progress } from '../progress.js'

/** What a program says of its progress: told to the client that waits for it, if one does, and kept for later questions. */
export class Reports {
  /** The last one, in words. */
  text: string | undefined
  /** When that was, in milliseconds since 1970. */
  at: number | undefined

  /** `client`: the one that waits for the program. */
  constructor(public client?: Pick<Progress, 'report'>) {}

  report(said: ProgressReport): void {
    this.text = inWords(said)
    this.at = Date.now()
    this.client?.report(said)
  }
}

function inWords({ progress, total, message }: ProgressReport): string {
  const far = total === undefined ? String(progress) : `${progress} of ${total}`
  return message === undefined ? far : `${message} (${far})`
}
