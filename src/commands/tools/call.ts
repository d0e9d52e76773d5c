import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { callAtTerminal, type Given, type TerminalCall } from '../../cli/tools/call-at-terminal.js'
import { openForTool } from '../../cli/tools/open-for-tool.js'
import { answerFlags, readAnswers } from '../../cli/tools/questions/answer-flags.js'
import { parseCallArguments } from '../../cli/tools/parse-call-arguments.js'
import { callTimeoutMs } from '../../config.js'
import { remoteFlags, remoteTarget, type RemoteTarget } from '../../cli/remote/remote-flags.js'
import { saveAside } from '../../cli/tools/save-aside.js'
import { saveMedia } from '../../cli/tools/save-media.js'
import { messageOf } from '../../errors.js'
import { howItRanLine } from '../../process/how-it-ran.js'
import type { ToolResult } from '../../executor/tool-result.js'
import { pluginFlags, settingFlags, settingValues } from '../../cli/setting-flags.js'

/** A call, here or at a server, and how it went in words. */
type Called = Pick<TerminalCall, 'result' | 'text' | 'exitCode'> & {
  readonly how: string | undefined
  readonly ran?: TerminalCall['ran']
}

export default class ToolsCall extends BaseCommand {
  static override readonly summary =
    'Call one tool of a plugin or, with --url or --command, of any MCP server, as a client would.'
  static override readonly description =
    'key=value is text, key:=json is JSON. In place of a value, @FILE is what a file contains and - is stdin; alone, either is a JSON object of all arguments. A text that begins with @ is written key=@@text. A list is key=one key=two, or key=one,two; key:=["a,b"] if an item contains a comma. Exit code 1 if the tool fails, 124 if it takes longer than --plugin-timeout.'
  static override readonly usage = '<%= command.id %> TOOL [key=value | key:=json | @file | -]... [FLAGS]'
  static override readonly examples = [
    "<%= config.bin %> tools call demo_math__calculate expression='2 + 2'",
    '<%= config.bin %> tools call demo_math__coin_flip count:=3',
    '<%= config.bin %> tools call demo_text__echo text=@letter.txt',
    '<%= config.bin %> tools call get_forecast city=Paris --url https://example.org/mcp',
    `<%= config.bin %> tools call demo_text__echo --args '{"text": "hello"}' --json`,
  ]
  static override readonly strict = false
  static override readonly args = {
    tool: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'Name of the tool, plugin__command.',
    }),
  }
  static override readonly flags = {
    ...remoteFlags,
    ...pluginFlags,
    args: Flags.string({
      description: 'All arguments as one JSON object; key=value, key:=json, @FILE and - add to it.',
    }),
    ...answerFlags,
    verbose: Flags.boolean({
      description:
        'Say on stderr how the program ran and what that took; with --json also as "ran" in the result.',
    }),
    output: Flags.string({
      description:
        'Save the picture, sound or other bytes of the result as this file; more of them beside it. [default: at a terminal, a file in a new temporary folder]',
      helpValue: 'FILE',
    }),
    ...settingFlags('pluginTimeoutMs', 'sandbox', 'sandboxPaths'),
  }

  async run(): Promise<unknown> {
    const { args, argv, flags } = await this.parse(ToolsCall)
    const given = {
      arguments: await parseCallArguments((argv as string[]).slice(1), flags.args),
      answers: readAnswers(flags),
    }
    const target = remoteTarget(flags)
    const call = target
      ? this.#callAt(target, args.tool, given, flags)
      : this.#callHere(args.tool, given, flags)
    const { result, text, exitCode, how, ran } = await call
    process.exitCode = exitCode
    if (!this.jsonEnabled()) {
      if (result.isError) this.say(text)
      else this.print(text)
    }
    if (!result.isError) this.#save(result, flags.output)
    if (!flags.verbose || how === undefined) return result
    this.say(how)
    return ran === undefined ? result : { ...result, ran }
  }

  async #callHere(tool: string, given: Given, flags: Readonly<Record<string, unknown>>): Promise<Called> {
    const config = this.readConfig(flags)
    const core = await openForTool(tool, (options) => this.openPlugins(config, options))
    const called = await callAtTerminal(core, tool, given)
    return { ...called, how: called.ran && howItRanLine(called.ran) }
  }

  async #callAt(
    target: RemoteTarget,
    tool: string,
    given: Given,
    flags: Readonly<Record<string, unknown>>,
  ): Promise<Called> {
    // The SDK's client takes longer to load than a call to one's own plugin.
    const { callRemote } = await import('../../cli/remote/call-remote.js')
    const timeoutMs = callTimeoutMs(settingValues(flags))
    const { version } = this.config
    return callRemote(tool, given, { target, version, timeoutMs })
  }

  /** The result is printed whether it can be saved or not. */
  #save(result: ToolResult, file: string | undefined): void {
    try {
      if (file !== undefined) this.say(...saveMedia(result, file))
      // A person wants to see it; a pipe has its size, and --json all of it.
      else if (process.stdout.isTTY && !this.jsonEnabled()) this.say(...saveAside(result))
    } catch (error) {
      process.exitCode = 1
      this.say(`Error: ${messageOf(error)}`)
    }
  }
}
