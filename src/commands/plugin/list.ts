import { BaseCommand } from '../../cli/base-command.js'
import { listedPlugins, type ListedPlugin } from '../../cli/plugin/list/listed-plugins.js'
import { pluginTable } from '../../cli/plugin/list/plugin-table.js'
import { problemLine } from '../../cli/problem-line.js'
import { settingFlags } from '../../cli/setting-flags.js'
import { terminalWidth } from '../../cli/terminal/terminal-width.js'

export default class PluginList extends BaseCommand {
  static override readonly summary = 'List the plugins, with how each is described and where it is.'
  static override readonly description =
    'What is wrong with one is said on stderr, and leaves the exit code at 0.'
  static override readonly examples = [
    '<%= config.bin %> plugin list',
    '<%= config.bin %> plugin list --plugins-dir ~/plugins --json',
  ]
  static override readonly flags = settingFlags('pluginsDirs', 'noCache')

  async run(): Promise<readonly ListedPlugin[]> {
    const { flags } = await this.parse(PluginList)
    const { catalog } = await this.openPlugins(this.readConfig(flags))
    const plugins = listedPlugins(catalog)
    if (!this.jsonEnabled()) this.print(pluginTable(plugins, terminalWidth(process.stdout)))
    this.say(...catalog.problems().map(problemLine))
    return plugins
  }
}
