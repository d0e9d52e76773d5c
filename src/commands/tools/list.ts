import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { problemLine } from '../../cli/problem-line.js'
import { toolLines } from '../../cli/tools/print-tools.js'
import { pluginFlags } from '../../cli/setting-flags.js'
import { asListed } from '../../core/tools.js'
import { sources } from '../../discovery/tool.js'
import { ConfigError } from '../../errors.js'

export default class ToolsList extends BaseCommand {
  static override readonly summary = 'List the tools of the plugins, as signatures.'
  static override readonly description =
    "With --json it prints the array of MCP's tools/list. A broken plugin is named on stderr."
  static override readonly examples = [
    '<%= config.bin %> tools list',
    '<%= config.bin %> tools list --plugin my_plugin --verbose',
    '<%= config.bin %> tools list --json',
  ]
  static override readonly flags = {
    ...pluginFlags,
    plugin: Flags.string({ char: 'p', description: 'Only the tools of this plugin. [default: all]' }),
    source: Flags.option({
      options: sources,
      description: 'Describe the plugins by this source alone.',
    })(),
    verbose: Flags.boolean({
      char: 'v',
      description: 'Show every parameter, the annotations, and where the description comes from.',
    }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(ToolsList)
    const describe = flags.source === undefined ? undefined : { source: flags.source }
    const { catalog } = await this.openPlugins(this.readConfig(flags), { describe })
    const names = catalog.plugins().map(({ name }) => name)
    if (flags.plugin !== undefined && !names.includes(flags.plugin)) {
      throw new ConfigError(`--plugin: there is no plugin ${JSON.stringify(flags.plugin)}`, {
        hint: `Plugins here: ${names.join(', ') || 'none'}.`,
      })
    }
    const isWanted = ({ plugin }: { plugin?: string }): boolean =>
      flags.plugin === undefined || plugin === flags.plugin
    const tools = (await catalog.list()).filter(isWanted)
    if (!this.jsonEnabled())
      this.print(tools.map((tool) => toolLines(tool, flags.verbose).join('\n')).join('\n\n') || 'No tools.')
    this.say(...catalog.problems().filter(isWanted).map(problemLine))
    return tools.map(asListed)
  }
}
