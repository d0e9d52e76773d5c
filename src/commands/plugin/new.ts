import { Args, Flags } from '@oclif/core'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { askTemplate } from '../../cli/plugin/ask-template.js'
import { BaseCommand } from '../../cli/base-command.js'
import { pluginsDirFlag } from '../../cli/plugins-dir-flag.js'
import { interpreters, languages, nameProblem, scaffold } from '../../cli/plugin/scaffold.js'
import { settingFlags, settingValues } from '../../cli/setting-flags.js'
import { newPluginsDir } from '../../config.js'
import { ConfigError } from '../../errors.js'
import { askVersion } from '../../process/ask-version.js'

export default class PluginNew extends BaseCommand {
  static override readonly summary = 'Make a new plugin that works as it is.'
  static override readonly description =
    'It is made in the first folder of --plugins-dir or MCP_PLUGINS_DIR, else in ./plugins. Asks at a terminal; every question has a flag.'
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
    yes: Flags.boolean({ char: 'y', description: 'Ask nothing; take the defaults.' }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PluginNew)
    const problem = nameProblem(args.name)
    if (problem !== undefined) throw new ConfigError(problem)
    const { language, description, command } = flags
    const ask = !flags.yes && !this.jsonEnabled() && process.stdin.isTTY && process.stdout.isTTY
    const answers = await askTemplate({ name: args.name, language, description, command }, ask)
    const parent = newPluginsDir(settingValues(flags))
    const replacesBundled = parent === 'plugins' && !existsSync(parent)
    const dir = join(parent, answers.name)
    const files = await scaffold(answers.language, dir, answers)
    if (!this.jsonEnabled()) await this.#tell(answers, dir, replacesBundled)
    return { plugin: answers.name, dir, files, replacesBundled }
  }

  async #tell(
    { name, language, command }: Awaited<ReturnType<typeof askTemplate>>,
    dir: string,
    replacesBundled: boolean,
  ): Promise<void> {
    const { bin } = this.config
    const flag = pluginsDirFlag(dirname(dir))
    this.print(`Made ${dir}. Next:\n`)
    this.print(
      [
        `  ${bin} plugin test ${name}${flag}`,
        `  ${bin} tools call ${name}__${command} name=Ada${flag}`,
        `  ${bin} serve${flag}\n`,
      ].join('\n'),
    )
    if (replacesBundled) this.say('./plugins now takes the place of the bundled plugins in this folder.')
    const interpreter = interpreters[language]
    if (language === 'python' && (await askVersion(interpreter)) === undefined)
      this.say(`Warning: ${interpreter} is not on PATH, and the plugin needs it.`)
  }
}
