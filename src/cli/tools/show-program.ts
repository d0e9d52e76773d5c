import type { Tool } from '../../discovery/tool.js'
import { stderrText } from '../../executor/failure.js'
import { EventSplitter, withoutEvents } from '../../executor/read-events.js'
import type { Run } from '../../process/job.js'
import { ProgramScreen } from '../terminal/program-screen.js'

/**
 * A `run` that shows what the program says on stderr while it runs; `shown` returns the diagnostics of the last run as
 * they appear in an error.
 */
export function showProgram(
  inner: Run,
  { contract }: Pick<Tool, 'contract'>,
): { run: Run; shown: () => string } {
  let shown = ''
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
      shown = stderrText(contract === 1 ? output : { ...output, stderr: withoutEvents(output.stderr) })
      return output
    } finally {
      events.end()
      screen.ended()
    }
  }
  return { run, shown: () => shown }
}
