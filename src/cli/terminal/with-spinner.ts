import ora from 'ora'
import { terminalWidth } from './terminal-width.js'

/** Shows a spinner on stderr, if that is a terminal, until the work is done or has failed. */
export async function withSpinner<T>(text: string, work: () => Promise<T>): Promise<T> {
  // Discarding what is typed takes Ctrl-C away from the terminal, and nothing reads it.
  const spinner = ora({
    text,
    discardStdin: false,
    isSilent: terminalWidth(process.stderr) === undefined,
  }).start()
  try {
    return await work()
  } finally {
    spinner.stop()
  }
}
