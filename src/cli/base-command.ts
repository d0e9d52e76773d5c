import { Command } from '@oclif/core'
import { readConfig, type Config } from '../config.js'
import { openCore, type Core, type CoreOptions } from '../core/open-core.js'
import { messageOf, SmcpError, UsageError } from '../errors.js'
import { settingFlags, settingValues } from './setting-flags.js'

/** What all commands share: --json, which plugins and tools, and the one place where an error becomes an exit code. */
export abstract class BaseCommand extends Command {
  static override readonly enableJsonFlag = true
  static override readonly baseFlags = settingFlags(
    'pluginsDirs',
    'include',
    'exclude',
    'toolNameMax',
    'noCache',
  )

  /** The settings, with the flags of this command before the environment. */
  protected readConfig(flags: Readonly<Record<string, unknown>>): Config {
    const config = readConfig(settingValues(flags))
    if (config.bundledPlugins) this.say('There is no ./plugins here, so the bundled plugins are used.')
    return config
  }

  /** Opens the plugins and waits until all are described. */
  protected async openPlugins(config: Config, options: CoreOptions = {}): Promise<Core> {
    const core = openCore(config, options)
    process.once('exit', core.killAll)
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
    const known = asUsageError(error)
    if (!(known instanceof SmcpError) || (known !== error && !this.jsonEnabled()))
      return (await super.catch(error)) as undefined
    process.exitCode = known.exitCode
    if (this.jsonEnabled()) this.logJson(this.toErrorJson(known))
    else this.say(`Error: ${known.message}`, ...(known.hint === undefined ? [] : [known.hint]))
  }

  protected override toErrorJson(error: unknown): { error: Record<string, unknown> } {
    if (!(error instanceof SmcpError)) return { error: { code: 'internal_error', message: messageOf(error) } }
    const { code, message, hint, retryable } = error
    return { error: { code, message, ...(hint !== undefined && { hint }), retryable } }
  }
}

/** oclif's complaint about a flag or an argument as one of ours, for --json; at a terminal oclif shows it with the usage. */
function asUsageError(error: Error & { oclif?: { exit?: number } }): Error {
  return error.oclif?.exit === 2 ? new UsageError(error.message) : error
}
