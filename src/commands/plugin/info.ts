import { BaseCommand } from '../../cli/base-command.js'
import { infoJson } from '../../cli/plugin/info/info-json.js'
import { infoTable } from '../../cli/plugin/info/info-table.js'
import { pluginInfo, type PluginInfo as Info } from '../../cli/plugin/info/plugin-info.js'
import { offerTable } from '../../cli/plugin/offers-in-words.js'
import { pluginArg } from '../../cli/plugin/plugin-arg.js'
import { problemReport, toolTable } from '../../cli/plugin/plugin-report.js'
import { settingFlags } from '../../cli/setting-flags.js'
import { terminalWidth } from '../../cli/terminal/terminal-width.js'
import { withSpinner } from '../../cli/terminal/with-spinner.js'
import { hasOffers } from '../../discovery/catalog/served-offers.js'

export default class PluginInfo extends BaseCommand {
  static override readonly summary = 'Show all that is known about one plugin.'
  static override readonly description =
    'Where it is, what runs it, how it is described, how it is called, which variables and secrets it declares, and its tools. A value of a variable is never shown.'
  static override readonly examples = [
    '<%= config.bin %> plugin info my_plugin',
    '<%= config.bin %> plugin info ./plugins/my_plugin --json',
  ]
  static override readonly args = pluginArg
  static override readonly flags = settingFlags(
    'pluginsDirs',
    'include',
    'exclude',
    'toolNameMax',
    'groupOptions',
    'noCache',
    'sandbox',
    'sandboxPaths',
  )

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PluginInfo)
    const config = this.readConfig(flags)
    const look = (): Promise<Info> => pluginInfo(args.plugin, config, this.config.bin)
    const info = await (this.jsonEnabled() ? look() : withSpinner(`Describing ${args.plugin}`, look))
    if (!this.jsonEnabled()) this.#report(info)
    return infoJson(info)
  }

  #report(info: Info): void {
    const { status, tools, offers } = info
    const width = terminalWidth(process.stdout)
    this.print(infoTable(info, width))
    if (tools.length > 0) this.print(toolTable(tools, width))
    if (hasOffers(offers)) this.print(offerTable(offers, width))
    if (status.problems.length > 0)
      this.say(
        ...problemReport(
          { plugin: status.name, tools, problems: status.problems },
          terminalWidth(process.stderr),
        ),
      )
  }
}
