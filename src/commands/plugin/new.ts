import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { askTemplate } from '../../cli/plugin/ask-template.js'
import { makePlugin } from '../../cli/plugin/make-plugin.js'
import { newPluginNotes, nextSteps } from '../../cli/plugin/next-steps.js'
import { languages } from '../../cli/plugin/scaffold.js'
import { settingFlags, settingValues } from '../../cli/setting-flags.js'
import { isInteractive } from '../../cli/terminal/is-interactive.js'
import { newPluginsDir } from '../../config.js'

export default class PluginNew extends BaseCommand {
  static override readonly summary = 'Create a new plugin that works as it is.'
  static override readonly description =
    'It is created in the first folder of --plugins-dir or MCP_PLUGINS_DIR, else in ./plugins. Asks at a terminal; every question has a flag.'
  static override readonly examples = [
    '<%= config.bin %> plugin new my_plugin',
    '<%= config.bin %> plugin new my_plugin --language shell --command greet --yes',
  ]
  static override readonly args = {
    name: Args.string({ required: true, description: 'Name of the plugin, and of its folder.' }),
  }
  static override readonly flags = {
    ...settingFlags('pluginsDirs'),
    language: Flags.option({
      options: languages,
      description: 'Language of the template. [default: python]',
    })(),
    description: Flags.string({
      description: 'What the plugin is for, in one line. [default: Tools of NAME.]',
    }),
    command: Flags.string({ description: 'Name of its first command. [default: hello]' }),
    yes: Flags.boolean({ char: 'y', description: 'Ask nothing; use the defaults.' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PluginNew)
    const { language, description, command } = flags
    const ask = !flags.yes && !this.jsonEnabled() && isInteractive()
    const answers = await askTemplate({ name: args.name, language, description, command }, ask)
    const made = await makePlugin(answers, newPluginsDir(settingValues(flags)))
    if (!this.jsonEnabled()) {
      this.print(nextSteps(made, answers, this.config.bin))
      this.say(...(await newPluginNotes(made, answers)))
    }
    return made
  }
}
