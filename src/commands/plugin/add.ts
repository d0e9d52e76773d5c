import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { addedJson, addedSummary, addedTools } from '../../cli/plugin/add/added-report.js'
import { addPlugin, type AddedPlugin } from '../../cli/plugin/add/add-plugin.js'
import { commandChoice } from '../../cli/plugin/add/command-choice.js'
import { findSource } from '../../cli/plugin/add/find-source.js'
import { pluginNameFor, checkedPluginName } from '../../cli/plugin/add/plugin-name.js'
import { bundledReplaced } from '../../cli/plugin/bundled-replaced.js'
import { problemReport } from '../../cli/plugin/plugin-report.js'
import { settingFlags, settingValues } from '../../cli/setting-flags.js'
import { isInteractive } from '../../cli/terminal/is-interactive.js'
import { terminalWidth } from '../../cli/terminal/terminal-width.js'
import { withSpinner } from '../../cli/terminal/with-spinner.js'
import { newPluginsDir, readConfig } from '../../config.js'

export default class PluginAdd extends BaseCommand {
  static override readonly summary = 'Make a plugin of an existing program or folder.'
  static override readonly description =
    'PROGRAM is a name on PATH, a path, or the folder of a plugin. A program is asked for its help, now and later by the server: by adding it, you vouch for it. Asks at a terminal which of its commands to serve. A folder is linked. The plugin is created in the first folder of --plugins-dir or MCP_PLUGINS_DIR, else in ./plugins.'
  static override readonly examples = [
    '<%= config.bin %> plugin add gh',
    "<%= config.bin %> plugin add gh --commands 'pr *,issue *'",
    '<%= config.bin %> plugin add ./tools/report.py --name reports --yes',
    '<%= config.bin %> plugin add ../my_plugin',
  ]
  static override readonly args = {
    program: Args.string({
      required: true,
      description: 'A name on PATH, or the path of a program or folder.',
    }),
  }
  static override readonly flags = {
    ...settingFlags('pluginsDirs'),
    name: Flags.string({ description: "Name of the plugin. [default: the program's]" }),
    commands: Flags.string({
      description: "Globs of the commands that are served, separated by commas: 'pr *,issue *'.",
      multiple: true,
      multipleNonGreedy: true,
      exclusive: ['all'],
    }),
    all: Flags.boolean({ description: 'Serve all commands.' }),
    copy: Flags.boolean({ description: 'Copy the folder instead of linking it.' }),
    yes: Flags.boolean({ char: 'y', description: 'Ask nothing; serve all commands.' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PluginAdd)
    const config = readConfig()
    const source = findSource(args.program, config.environment)
    const plugin = flags.name === undefined ? pluginNameFor(args.program) : checkedPluginName(flags.name)
    const width = terminalWidth(process.stdout)
    const canAsk = !this.jsonEnabled() && isInteractive()
    const added = await addPlugin(source, config, {
      plugin,
      pluginsDir: newPluginsDir(settingValues(flags)),
      isCopied: flags.copy,
      choose: commandChoice(flags, source, plugin, { canAsk, width }),
      whileDescribing: (work) => (this.jsonEnabled() ? work() : withSpinner(`Describing ${plugin}`, work)),
    })
    if (!this.jsonEnabled()) this.#report(added)
    return addedJson(added)
  }

  #report(added: AddedPlugin): void {
    this.print(addedTools(added, terminalWidth(process.stdout), this.config.bin))
    this.say(...problemReport(added, terminalWidth(process.stderr)))
    this.print(`\n${addedSummary(added, this.config.bin)}`)
    if (added.replacesBundled) this.say(bundledReplaced)
  }
}
