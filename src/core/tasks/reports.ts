import type { ProgramEvent } from '../../executor/program-event.js'
import type { Progress } from '../progress.js'

type Report = Omit<Extract<ProgramEvent, { kind: 'progress' }>, 'kind'>

/** What a program says of its progress: told to the client that waits for it, if one does, and kept for later questions. */
export class Reports {
  /** The last one, in words. */
  text: string | undefined
  /** When that was, in milliseconds since 1970. */
  at: number | undefined

  /** `client`: the one that waits for the program. */
  constructor(public client?: Pick<Progress, 'report'>) {}

  report(said: Report): void {
    this.text = inWords(said)
    this.at = Date.now()
    this.client?.report(said)
  }
}

function inWords({ progress, total, message }: Report): string {
  const far = total === undefined ? String(progress) : `${progress} of ${total}`
  return message === undefined ? far : `${message} (${far})`
}
