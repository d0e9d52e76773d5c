import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { addByFlags, showAdded } from '../../cli/plugin/add/add-by-flags.js'
import { addedJson } from '../../cli/plugin/add/added-report.js'
import { choiceFlags } from '../../cli/plugin/add/choice-flags.js'
import { findSource } from '../../cli/plugin/add/find-source.js'
import { pluginNameFor, checkedPluginName } from '../../cli/plugin/add/plugin-name.js'
import { settingFlags, settingValues } from '../../cli/setting-flags.js'
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
    ...choiceFlags(),
    copy: Flags.boolean({ description: 'Copy the folder instead of linking it.' }),
    yes: Flags.boolean({ char: 'y', description: 'Ask nothing; serve all commands.' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PluginAdd)
    const config = readConfig()
    const added = await addByFlags(findSource(args.program, config.environment), config, {
      plugin: flags.name === undefined ? pluginNameFor(args.program) : checkedPluginName(flags.name),
      pluginsDir: newPluginsDir(settingValues(flags)),
      flags,
      isJson: this.jsonEnabled(),
    })
    if (!this.jsonEnabled()) showAdded(added, this.config.bin, this.screen)
    return addedJson(added)
  }
}
