import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { pluginArg } from '../../cli/plugin/plugin-arg.js'
import { findRemovable } from '../../cli/plugin/remove/find-removable.js'
import { removalQuestion, removedJson, removedWords } from '../../cli/plugin/remove/removal-words.js'
import { removePlugin } from '../../cli/plugin/remove/remove-plugin.js'
import { settingFlags } from '../../cli/setting-flags.js'
import { confirm } from '../../cli/terminal/confirm.js'
import { isInteractive } from '../../cli/terminal/is-interactive.js'
import { ConfigError } from '../../errors.js'

export default class PluginRemove extends BaseCommand {
  static override readonly summary = 'Remove a plugin: unlink its folder, or delete it.'
  static override readonly description =
    'A plugin that is a link is unlinked, and what it leads to stays; a folder is deleted. Asks at a terminal; elsewhere it needs --yes.'
  static override readonly examples = [
    '<%= config.bin %> plugin remove my_plugin',
    '<%= config.bin %> plugin remove my_plugin --yes',
  ]
  static override readonly args = pluginArg
  static override readonly flags = {
    ...settingFlags('pluginsDirs'),
    yes: Flags.boolean({ char: 'y', description: 'Ask nothing; remove it.' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PluginRemove)
    const found = await findRemovable(args.plugin, this.readConfig(flags), this.config.bin)
    if (!flags.yes) {
      if (this.jsonEnabled() || !isInteractive(process.stderr))
        throw new ConfigError(`No one can be asked here whether to remove ${found.path}`, {
          hint: 'Pass --yes to remove it.',
        })
      await confirm(removalQuestion(found), { isYes: false, cancelled: 'Cancelled; nothing was removed' })
    }
    removePlugin(found)
    this.say(...removedWords(found))
    return removedJson(found)
  }
}
