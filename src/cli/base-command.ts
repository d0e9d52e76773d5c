import { Command } from '@oclif/core'
import { readConfig, type Config } from '../config.js'
import { openCore, type Core, type CoreOptions } from '../core/open-core.js'
import { messageOf, SmcpError } from '../errors.js'
import { nameProgram } from './name-program.js'
import { hasNoPlugins, noPlugins } from './no-plugins.js'
import { exitAtSignals } from './terminal/exit-at-signals.js'
import type { Screen } from './terminal/screen.js'
import { outliveOutputs } from './terminal/outlive-outputs.js'
import { errorJson, reportError } from './report-error.js'
import { settingValues } from './setting-flags.js'
import { asUsageError } from './usage-error.js'

/** What all commands share: --json, the settings, the plugins, and the only place where an error becomes an exit code. */
export abstract class BaseCommand extends Command {
  static override readonly enableJsonFlag: boolean = true

  readonly #opened: Core[] = []

  protected override async init(): Promise<void> {
    await super.init()
    nameProgram(this.config)
    outliveOutputs((error) => {
      this.stdoutFailed(error)
    })
  }

  /**
   * Fails if stdout can't be written, unless its reader has left because it has enough: `smcp tools list | head -n 1`.
   */
  protected stdoutFailed(error: NodeJS.ErrnoException): void {
    if (error.code === 'EPIPE') return
    if (process.exitCode === undefined || process.exitCode === 0) process.exitCode = 1
    this.say(`Error: stdout can't be written: ${error.message}`)
  }

  /** Reads the settings; this command's flags take precedence over the environment. */
  protected readConfig(flags: Readonly<Record<string, unknown>>): Config {
    const config = readConfig(settingValues(flags))
    if (config.bundledPlugins) this.say('There is no ./plugins here, so the bundled plugins are used.')
    return config
  }

  /** Opens the plugins and waits until all are described. They are closed at the end of the command. */
  protected async openPlugins(config: Config, options: CoreOptions = {}): Promise<Core> {
    const core = openCore(config, options)
    this.#opened.push(core)
    await exitAtSignals(() => core.catalog.load())
    if (hasNoPlugins(core)) this.say(noPlugins(config, this.config.bin))
    return core
  }

  /** Writes lines to stderr: stdout is for data. */
  protected say(...lines: string[]): void {
    for (const line of lines) process.stderr.write(`${line}\n`)
  }

  protected print(text: string): void {
    process.stdout.write(`${text}\n`)
  }

  /** The same for what prints more than a command should know of. */
  protected readonly screen: Screen = {
    print: (text) => {
      this.print(text)
    },
    say: (...lines) => {
      this.say(...lines)
    },
  }

  /** Prints plain JSON, even at a terminal, where oclif would colour it. */
  override logJson(value: unknown): void {
    this.print(JSON.stringify(value, null, 2))
  }

  protected override async finally(error: Error | undefined): Promise<void> {
    for (const core of this.#opened) core.close()
    await super.finally(error)
  }

  protected override async catch(error: Error & { exitCode?: number }): Promise<void> {
    const known = asUsageError(error, this)
    if (known instanceof SmcpError) reportError(known, this.jsonEnabled())
    else await super.catch(error)
  }

  protected override toErrorJson(error: unknown): { error: Record<string, unknown> } {
    return errorJson(error instanceof SmcpError ? error : new SmcpError(messageOf(error)))
  }
}
