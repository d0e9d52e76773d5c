import { BaseCommand } from '../../cli/base-command.js'
import { devAtTerminal } from '../../cli/plugin/dev/dev-at-terminal.js'
import { devInLines } from '../../cli/plugin/dev/dev-in-lines.js'
import { pluginArg } from '../../cli/plugin/plugin-arg.js'
import { pluginPlace } from '../../cli/plugin/plugin-place.js'
import { settingFlags } from '../../cli/setting-flags.js'
import { isInteractive } from '../../cli/terminal/is-interactive.js'

export default class PluginDev extends BaseCommand {
  static override readonly summary =
    'Watch a plugin while you write it: what changes, what is wrong, and what it answers.'
  static override readonly description =
    'It is described again at each change. At a terminal, type a command to call it, as in: hello name=Ada; q ends. Elsewhere, and with --json, each change is a line of JSON, and SIGINT ends it.'
  static override readonly examples = [
    '<%= config.bin %> plugin dev my_plugin',
    '<%= config.bin %> plugin dev ./plugins/my_plugin --json',
  ]
  static override readonly args = pluginArg
  static override readonly flags = settingFlags(
    'pluginsDirs',
    'toolNameMax',
    'groupOptions',
    'pluginTimeoutMs',
    'sandbox',
    'sandboxPaths',
  )

  async run(): Promise<void> {
    const { args, flags } = await this.parse(PluginDev)
    const config = this.readConfig(flags)
    const place = pluginPlace(args.plugin, config.pluginsDirs)
    if (this.jsonEnabled() || !isInteractive())
      await devInLines(place, config, this.config.bin, (line) => {
        this.print(line)
      })
    else await devAtTerminal(place, config, this.config.bin)
  }
}
