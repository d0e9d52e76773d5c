import ora from 'ora'
import { terminalWidth } from './terminal-width.js'

/** Shows a spinner on stderr, if that is a terminal, until the work is done or has failed. */
export async function withSpinner<T>(text: string, work: () => Promise<T>): Promise<T> {
  // Discarding stdin would take Ctrl-C away from the terminal, and nothing reads stdin anyway.
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
