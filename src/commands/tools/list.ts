import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { problemLine } from '../../cli/problem-line.js'
import { remoteFlags, remoteTarget, type RemoteTarget } from '../../cli/remote/remote-flags.js'
import { pluginFlags } from '../../cli/setting-flags.js'
import { terminalWidth } from '../../cli/terminal/terminal-width.js'
import { matchTools } from '../../cli/tools/match-tools.js'
import { noMatch } from '../../cli/tools/no-match.js'
import { toolList, type ListStyle } from '../../cli/tools/print-tools.js'
import { asExamined } from '../../cli/tools/provenance.js'
import { selectTools } from '../../cli/tools/select-tools.js'
import { asListed } from '../../core/tools.js'
import { sources } from '../../discovery/tool.js'

export default class ToolsList extends BaseCommand {
  static override readonly summary =
    'List the tools of the plugins or, with --url or --command, of any MCP server, as signatures.'
  static override readonly description =
    "With --json it prints the array of MCP's tools/list; with --verbose too, with where each tool and parameter comes from. A broken plugin is named on stderr."
  static override readonly usage = '<%= command.id %> [WORD]... [FLAGS]'
  static override readonly examples = [
    '<%= config.bin %> tools list',
    "<%= config.bin %> tools list 'demo_*' --tokens",
    '<%= config.bin %> tools list --plugin my_plugin --verbose',
    '<%= config.bin %> tools list --url https://example.org/mcp',
    '<%= config.bin %> tools list --json',
  ]
  static override readonly strict = false
  static override readonly args = {
    word: Args.string({
      description:
        'Only tools that fit: a glob of names, or a part of names and descriptions. Of several words, all must.',
    }),
  }
  static override readonly flags = {
    ...remoteFlags,
    ...pluginFlags,
    plugin: Flags.string({ char: 'p', description: 'Only the tools of this plugin. [default: all]' }),
    source: Flags.option({
      options: sources,
      description: 'Describe the plugins from this source only.',
    })(),
    tokens: Flags.boolean({ description: 'Show about how many tokens each tool and all cost a model.' }),
    verbose: Flags.boolean({
      char: 'v',
      description: 'Show every parameter, the annotations, where each comes from, and what is in doubt.',
    }),
  }

  async run(): Promise<unknown> {
    const { argv, flags } = await this.parse(ToolsList)
    const words = argv as string[]
    const target = remoteTarget(flags)
    if (target) return this.#listAt(target, words, flags)
    const describe = flags.source === undefined ? undefined : { source: flags.source }
    const { plugin } = flags
    const asks = plugin === undefined ? undefined : (name: string) => name === plugin
    const { catalog } = await this.openPlugins(this.readConfig(flags), { describe, asks })
    const { tools: all, problems } = await selectTools(catalog, plugin)
    const tools = matchTools(all, words)
    if (!this.jsonEnabled()) this.print(toolList(tools, { ...flags, width: terminalWidth(process.stdout) }))
    this.say(...noMatch(all, words), ...problems.map(problemLine))
    return tools.map(flags.verbose ? asExamined : asListed)
  }

  async #listAt(target: RemoteTarget, words: readonly string[], style: ListStyle): Promise<unknown> {
    // The SDK's client takes long to load, and most lists do without.
    const { listRemote } = await import('../../cli/remote/list-remote.js')
    const { remoteToolList } = await import('../../cli/remote/remote-tool-list.js')
    const all = await listRemote({ target, version: this.config.version })
    const tools = matchTools(all, words)
    if (!this.jsonEnabled())
      this.print(remoteToolList(tools, { ...style, width: terminalWidth(process.stdout) }))
    this.say(...noMatch(all, words))
    return tools
  }
}
