import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { callAtTerminal } from '../../cli/tools/call-at-terminal.js'
import { parseCallArguments, type GivenArguments } from '../../cli/tools/parse-call-arguments.js'
import { isBroken, problemTable, toolTable, verdict } from '../../cli/plugin/plugin-report.js'
import { problemLine } from '../../cli/problem-line.js'
import { settingFlags } from '../../cli/setting-flags.js'
import { terminalWidth } from '../../cli/terminal/terminal-width.js'
import { withSpinner } from '../../cli/terminal/with-spinner.js'
import { testPlugin, type PluginTest as Found } from '../../cli/plugin/test-plugin.js'
import { asListed } from '../../core/tools.js'
import { sources } from '../../discovery/tool.js'
import { ConfigError } from '../../errors.js'

export default class PluginTest extends BaseCommand {
  static override readonly summary =
    'Check a plugin: that it is found, described, and that every client takes its tools.'
  static override readonly description =
    'It runs no command of the plugin unless --call names one. Exit code 1 on a problem.'
  static override readonly usage =
    '<%= command.id %> PLUGIN [--call COMMAND [key=value | key:=json]...] [FLAGS]'
  static override readonly examples = [
    '<%= config.bin %> plugin test my_plugin',
    '<%= config.bin %> plugin test ./plugins/my_plugin --call hello name=Ada',
    '<%= config.bin %> plugin test my_plugin --json',
  ]
  static override readonly strict = false
  static override readonly args = {
    plugin: Args.string({ required: true, description: 'Name of a plugin, or path of its folder.' }),
  }
  static override readonly flags = {
    call: Flags.string({ description: 'Run this command, with the key=value and key:=json that follow.' }),
    ask: Flags.boolean({
      description: 'Ask the program for its help although its text shows no sign of one: you vouch for it.',
    }),
    source: Flags.option({ options: sources, description: 'Describe it by this source alone.' })(),
    ...settingFlags('pluginsDirs', 'include', 'exclude', 'toolNameMax', 'pluginTimeoutMs'),
  }

  async run(): Promise<unknown> {
    const { args, argv, flags } = await this.parse(PluginTest)
    const words = (argv as string[]).slice(1)
    if (flags.call === undefined && words.length > 0)
      throw new ConfigError(`${JSON.stringify(words[0])} is an argument of no command`, {
        hint: 'Name the command with --call.',
      })
    const callArguments = parseCallArguments(words, undefined)
    const config = this.readConfig(flags)
    const test = (): Promise<Found> => testPlugin(args.plugin, config, flags)
    const found = await (this.jsonEnabled() ? test() : withSpinner(`Describing ${args.plugin}`, test))
    if (isBroken(found)) process.exitCode = 1
    if (!this.jsonEnabled()) this.#report(found)
    const call = flags.call === undefined ? undefined : await this.#call(found, flags.call, callArguments)
    return {
      plugin: found.plugin,
      ok: !isBroken(found) && !call?.isError,
      tools: found.tools.map(asListed),
      problems: found.problems,
      ...(call && { call }),
    }
  }

  async #call({ plugin, core, tools }: Found, command: string, callArguments: GivenArguments) {
    const name = tools.find((tool) => tool.command.name === command)?.name ?? `${plugin}__${command}`
    const { result, text, exitCode } = await callAtTerminal(core, name, callArguments)
    if (exitCode !== 0) process.exitCode = exitCode
    if (!this.jsonEnabled()) this.print(result.isError ? `\n${text}` : `\n${name} answered:\n${text}`)
    return result
  }

  #report(found: Found): void {
    const { plugin, tools, problems } = found
    const width = terminalWidth(process.stderr)
    if (tools.length > 0) this.print(toolTable(tools, terminalWidth(process.stdout)))
    if (problems.length > 0 && width !== undefined) this.say(problemTable(problems, width))
    else this.say(...problems.map(problemLine))
    if (tools.length === 0 && problems.length === 0)
      this.say(
        `No command of ${plugin} is served: look at "hide" in its smcp.json, and at --include and --exclude.`,
      )
    this.print(verdict(found))
  }
}
