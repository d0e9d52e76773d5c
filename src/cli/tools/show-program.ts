import type { Tool } from '../../discovery/tool.js'
import { stderrText } from '../../executor/failure.js'
import { EventSplitter, withoutEvents } from '../../executor/read-events.js'
import { isOnStderr } from '../../executor/read-result.js'
import { howItRan, type HowItRan } from '../../process/how-it-ran.js'
import type { Run } from '../../process/job.js'
import { ProgramScreen } from '../terminal/program-screen.js'

/** A `run` that shows what the program says on stderr while it runs. */
export interface ShownProgram {
  readonly run: Run
  /** The diagnostics of the last run as they appear in an error. */
  readonly shown: () => string
  /** Whether all that the last run has to say is among them, so that they are its result. */
  readonly hasShownAll: () => boolean
  /** How the last run went; undefined if there was none. */
  readonly ran: () => HowItRan | undefined
}

/** Makes one. */
export function showProgram(inner: Run, tool: Pick<Tool, 'contract' | 'source'>): ShownProgram {
  const { contract } = tool
  let shown = ''
  let hasShownAll = false
  let ran: HowItRan | undefined
  const run: Run = async (job, io) => {
    const screen = new ProgramScreen()
    const diagnostics = (bytes: Buffer): void => {
      screen.diagnostics(bytes)
    }
    const events = new EventSplitter((event) => {
      screen.event(event)
    }, diagnostics)
    const onStderr = (chunk: Buffer): void => {
      if (contract === 1) diagnostics(chunk)
      else events.write(chunk)
    }
    try {
      const output = await inner(job, { ...io, onStderr })
      ran = howItRan(output)
      shown = stderrText(contract === 1 ? output : { ...output, stderr: withoutEvents(output.stderr) })
      hasShownAll = isOnStderr(tool, output)
      return output
    } finally {
      events.end()
      screen.ended()
    }
  }
  return { run, shown: () => shown, hasShownAll: () => hasShownAll, ran: () => ran }
}
