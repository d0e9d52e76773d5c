import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { problemLine } from '../../cli/problem-line.js'
import { pluginFlags } from '../../cli/setting-flags.js'
import { terminalWidth } from '../../cli/terminal/terminal-width.js'
import { lintReport } from '../../cli/tools/lint-report.js'
import { isRefused, lintTools, type ToolsLint as Lint } from '../../cli/tools/lint-tools.js'
import { clients } from '../../lint/clients.js'

export default class ToolsLint extends BaseCommand {
  static override readonly summary = 'Show which tools a client would refuse, and what the list costs.'
  static override readonly description =
    'Exit code 1 if a tool would be refused or left out; warnings and notes leave it at 0. No client is asked: the limits are built in.'
  static override readonly examples = [
    '<%= config.bin %> tools lint',
    '<%= config.bin %> tools lint --for claude,codex',
    '<%= config.bin %> tools lint --json',
  ]
  static override readonly flags = {
    ...pluginFlags,
    for: Flags.option({
      options: clients,
      multiple: true,
      delimiter: ',',
      description: 'Only these clients, separated by commas. [default: all]',
    })(),
  }

  async run(): Promise<Lint> {
    const { flags } = await this.parse(ToolsLint)
    const config = this.readConfig(flags)
    const { catalog } = await this.openPlugins(config)
    const lint = lintTools(await catalog.list(), flags.for, config)
    if (isRefused(lint)) process.exitCode = 1
    if (!this.jsonEnabled()) this.print(lintReport(lint, flags.for, terminalWidth(process.stdout)))
    this.say(...catalog.problems().map(problemLine))
    return lint
  }
}
