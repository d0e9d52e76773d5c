import { Args } from '@oclif/core'
import { BaseCommand } from '../cli/base-command.js'
import SmcpHelp from '../cli/help.js'

export default class HelpCommand extends BaseCommand {
  static override readonly enableJsonFlag = false
  static override readonly summary = 'Explain smcp, or one command.'
  static override readonly usage = '<%= command.id %> [COMMAND]'
  static override readonly examples = ['<%= config.bin %> help', '<%= config.bin %> help tools call']
  static override readonly strict = false
  static override readonly args = { command: Args.string({ description: 'Command to explain.' }) }

  async run(): Promise<void> {
    await this.parse(HelpCommand)
    await new SmcpHelp(this.config).showHelp(this.argv)
  }
}
