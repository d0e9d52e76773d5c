import { Args } from '@oclif/core'
import { BaseCommand } from '../cli/base-command.js'
import { settingTable } from '../cli/config/setting-table.js'
import { settingCalled, shownSettings } from '../cli/config/shown-settings.js'
import { allSettingFlags, settingValues } from '../cli/setting-flags.js'
import { terminalWidth } from '../cli/terminal/terminal-width.js'
import { findSettings } from '../config.js'

export default class Config extends BaseCommand {
  static override readonly summary = 'Show every setting, and where its value comes from.'
  static override readonly description =
    'A flag comes before the environment, then .env and smcp.config.json or .yaml in the working folder, then smcp/config.json or .yaml below ~/.config, then the default. Given a NAME, prints that value alone. Secrets are shown as ***.'
  static override readonly examples = [
    '<%= config.bin %> config',
    '<%= config.bin %> config port',
    '<%= config.bin %> config MCP_LOG_LEVEL --json',
  ]
  static override readonly args = {
    name: Args.string({ description: 'A setting, by its name in files or by its variable.' }),
  }
  static override readonly flags = allSettingFlags

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Config)
    const shown = shownSettings(findSettings(settingValues(flags)))
    if (args.name === undefined) {
      if (!this.jsonEnabled()) this.print(settingTable(shown, terminalWidth(process.stdout)))
      return shown
    }
    const setting = settingCalled(args.name, shown)
    const { name, value, origin } = setting
    if (!this.jsonEnabled()) {
      if (value !== null) this.print(value)
      this.say(value === null ? `${name} is not set.` : `${name} is from: ${origin}`)
    }
    return setting
  }
}
