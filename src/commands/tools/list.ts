import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { problemLine } from '../../cli/problem-line.js'
import { remoteFlags } from '../../cli/remote/remote-flags.js'
import { pluginFlags } from '../../cli/setting-flags.js'
import { toolList } from '../../cli/tools/print-tools.js'
import { asExamined } from '../../cli/tools/provenance.js'
import { selectTools } from '../../cli/tools/select-tools.js'
import { asListed } from '../../core/tools.js'
import { sources } from '../../discovery/tool.js'

export default class ToolsList extends BaseCommand {
  static override readonly summary =
    'List the tools of the plugins or, with --url, of any MCP server, as signatures.'
  static override readonly description =
    "With --json it prints the array of MCP's tools/list; with --verbose too, with where each tool and parameter comes from. A broken plugin is named on stderr."
  static override readonly examples = [
    '<%= config.bin %> tools list',
    '<%= config.bin %> tools list --plugin my_plugin --verbose',
    '<%= config.bin %> tools list --url https://example.org/mcp',
    '<%= config.bin %> tools list --json',
  ]
  static override readonly flags = {
    ...remoteFlags,
    ...pluginFlags,
    plugin: Flags.string({ char: 'p', description: 'Only the tools of this plugin. [default: all]' }),
    source: Flags.option({
      options: sources,
      description: 'Describe the plugins from this source only.',
    })(),
    verbose: Flags.boolean({
      char: 'v',
      description: 'Show every parameter, the annotations, where each comes from, and what is in doubt.',
    }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(ToolsList)
    if (flags.url !== undefined) return this.#listAt(flags.url, flags)
    const describe = flags.source === undefined ? undefined : { source: flags.source }
    const { plugin } = flags
    const asks = plugin === undefined ? undefined : (name: string) => name === plugin
    const { catalog } = await this.openPlugins(this.readConfig(flags), { describe, asks })
    const { tools, problems } = await selectTools(catalog, plugin)
    if (!this.jsonEnabled()) this.print(toolList(tools, flags.verbose))
    this.say(...problems.map(problemLine))
    return tools.map(flags.verbose ? asExamined : asListed)
  }

  async #listAt(
    url: string,
    { header, verbose }: { readonly header?: readonly string[] | undefined; readonly verbose: boolean },
  ): Promise<unknown> {
    // The SDK's client takes long to load, and most lists do without.
    const { listRemote } = await import('../../cli/remote/list-remote.js')
    const { remoteToolList } = await import('../../cli/remote/remote-tool-list.js')
    const tools = await listRemote({ url, header, version: this.config.version })
    if (!this.jsonEnabled()) this.print(remoteToolList(tools, verbose))
    return tools
  }
}
