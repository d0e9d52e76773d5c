import { Command } from '@oclif/core'
import { readConfig, type Config } from '../config.js'
import { openCore, type Core } from '../core/open-core.js'
import { messageOf, SmcpError } from '../errors.js'
import { settingFlags, settingValues } from './setting-flags.js'

/** What all commands share: --json and --plugins-dir, and the one place where an error becomes an exit code. */
export abstract class BaseCommand extends Command {
  static override readonly enableJsonFlag = true
  static override readonly baseFlags = settingFlags('pluginsDirs')

  /** The settings, with the flags of this command before the environment. */
  protected readConfig(flags: Readonly<Record<string, unknown>>): Config {
    const config = readConfig(settingValues(flags))
    if (config.bundledPlugins) this.say('There is no ./plugins here, so the bundled plugins are used.')
    return config
  }

  /** Opens the plugins and waits until all are described. */
  protected async openPlugins(config: Config): Promise<Core> {
    const core = openCore(config)
    await core.catalog.load()
    return core
  }

  /** Words go to stderr: stdout is for data. */
  protected say(...lines: string[]): void {
    for (const line of lines) process.stderr.write(`${line}\n`)
  }

  protected print(text: string): void {
    process.stdout.write(`${text}\n`)
  }

  /** Plain JSON, also at a terminal: oclif's own would colour it. */
  override logJson(value: unknown): void {
    this.print(JSON.stringify(value, null, 2))
  }

  protected override async catch(
    error: Error & { exitCode?: number; oclif?: { exit?: number } },
  ): Promise<void> {
    if (!(error instanceof SmcpError)) return (await super.catch(error)) as undefined
    process.exitCode = error.exitCode
    if (this.jsonEnabled()) this.logJson(this.toErrorJson(error))
    else this.say(`Error: ${error.message}`, ...(error.hint === undefined ? [] : [error.hint]))
  }

  protected override toErrorJson(error: unknown): { error: Record<string, unknown> } {
    if (!(error instanceof SmcpError)) return { error: { code: 'internal_error', message: messageOf(error) } }
    const { code, message, hint, retryable } = error
    return { error: { code, message, ...(hint !== undefined && { hint }), retryable } }
  }
}
