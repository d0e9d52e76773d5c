import ora from 'ora'
import { terminalWidth } from './terminal-width.js'

/** Does the work beside a spinner on stderr, where somebody looks; it is gone when the work is done or has failed. */
export async function withSpinner<T>(text: string, work: () => Promise<T>): Promise<T> {
  const spinner = ora({ text, isSilent: terminalWidth(process.stderr) === undefined }).start()
  try {
    return await work()
  } finally {
    spinner.stop()
  }
}
