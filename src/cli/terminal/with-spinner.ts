import ora from 'ora'
import { terminalWidth } from './terminal-width.js'

/** Shows a spinner on stderr, if that is a terminal, until the work is done or has failed. */
export async function withSpinner<T>(text: string, work: () => Promise<T>): Promise<T> {
  const spinner = ora({ text, isSilent: terminalWidth(process.stderr) === undefined }).start()
  try {
    return await work()
  } finally {
    spinner.stop()
  }
}
