import { Errors, Help } from '@oclif/core'
import { reportError } from './report-error.js'
import { unknownCommand } from './unknown-command.js'

/** oclif's help; an unknown command gets the same error as on the command line. */
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
