import ora from 'ora'
import { terminalWidth } from './terminal-width.js'

/** The last line of a terminal, on which something that changes is shown. */
interface ProgressLine {
  readonly show: (text: string) => void
  readonly stop: () => void
}

/** A line of progress with a spinner on stderr; nothing where that is no terminal. */
export function progressLine(): ProgressLine {
  const isTerminal = terminalWidth(process.stderr) !== undefined
  // Discarding stdin would take Ctrl-C away from the terminal.
  const spinner = ora({ discardStdin: false, isEnabled: isTerminal, isSilent: !isTerminal })
  return {
    show: (text) => {
      if (spinner.isSpinning) spinner.text = text
      else spinner.start(text)
    },
    stop: () => {
      spinner.stop()
    },
  }
}
