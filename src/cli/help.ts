import { Errors, Help } from '@oclif/core'
import { reportError } from './report-error.js'
import { unknownCommand } from './unknown-command.js'

/** oclif's help; for a command that there is not it says what the command line says. */
export default class SmcpHelp extends Help {
  override async showHelp(argv: string[]): Promise<void> {
    try {
      await super.showHelp(argv)
    } catch (error) {
      if (!(error instanceof Errors.CLIError)) throw error
      reportError(unknownCommand(argv, this.config), argv.includes('--json'))
    }
  }
}
