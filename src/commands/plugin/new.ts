import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { addByFlags, showAdded, type Adding } from '../../cli/plugin/add/add-by-flags.js'
import { addedJson } from '../../cli/plugin/add/added-report.js'
import { choiceFlags } from '../../cli/plugin/add/choice-flags.js'
import { findProgram } from '../../cli/plugin/add/find-source.js'
import { askTemplate } from '../../cli/plugin/ask-template.js'
import { languages } from '../../cli/plugin/languages.js'
import { makePlugin } from '../../cli/plugin/make-plugin.js'
import { newPluginNotes, nextSteps } from '../../cli/plugin/next-steps.js'
import { checkName } from '../../cli/plugin/scaffold.js'
import { settingFlags, settingValues } from '../../cli/setting-flags.js'
import { isInteractive } from '../../cli/terminal/is-interactive.js'
import { newPluginsDir, readConfig } from '../../config.js'

type WrapFlags = Omit<Adding['flags'], 'copy'> & Readonly<Record<string, unknown>>

export default class PluginNew extends BaseCommand {
  static override readonly summary = 'Create a new plugin that works as it is.'
  static override readonly description =
    'It is created in the first folder of --plugins-dir or MCP_PLUGINS_DIR, else in ./plugins. Asks at a terminal; every question has a flag.'
  static override readonly examples = [
    '<%= config.bin %> plugin new my_plugin',
    '<%= config.bin %> plugin new my_plugin --language shell --command greet --yes',
    "<%= config.bin %> plugin new my_git --wrap git --commands 'log,status'",
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
    wrap: Flags.string({
      description: 'Write no program: serve commands of this one, a name on PATH or a path.',
      helpValue: 'PROGRAM',
      exclusive: ['language', 'description', 'command'],
    }),
    ...choiceFlags({ dependsOn: ['wrap'] }),
    yes: Flags.boolean({
      char: 'y',
      description: 'Ask nothing; use the defaults, and serve all commands of a program that is wrapped.',
    }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PluginNew)
    const { language, description, command, wrap } = flags
    if (wrap !== undefined) return await this.#wrap(args.name, wrap, flags)
    const ask = !flags.yes && !this.jsonEnabled() && isInteractive()
    const answers = await askTemplate({ name: args.name, language, description, command }, ask)
    const made = await makePlugin(answers, newPluginsDir(settingValues(flags)))
    if (!this.jsonEnabled()) {
      this.print(nextSteps(made, answers, this.config.bin))
      this.say(...(await newPluginNotes(made, answers)))
    }
    return made
  }

  /** What `plugin add` does, by the plugin's name first. */
  async #wrap(plugin: string, program: string, flags: WrapFlags): Promise<unknown> {
    checkName(plugin)
    const config = readConfig()
    const added = await addByFlags(findProgram(program, config.environment, this.config.bin), config, {
      plugin,
      pluginsDir: newPluginsDir(settingValues(flags)),
      flags: { ...flags, copy: false },
      isJson: this.jsonEnabled(),
    })
    if (!this.jsonEnabled()) showAdded(added, this.config.bin, this.screen)
    return addedJson(added)
  }
}
