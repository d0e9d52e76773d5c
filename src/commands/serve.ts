import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base-command.js'
import { pluginFlags, settingFlags } from '../cli/setting-flags.js'
import type { Config } from '../config.js'
import { openLog, type Logger } from '../logging.js'

export default class Serve extends BaseCommand {
  static override readonly summary = 'Serve the plugins as MCP tools, over HTTP or on stdin and stdout.'
  static override readonly description =
    'It listens at once, while the plugins are still being described. SIGTERM lets running calls finish; a second one does not.'
  static override readonly examples = [
    '<%= config.bin %> serve',
    '<%= config.bin %> serve --port 9000 --plugins-dir ~/plugins',
    '<%= config.bin %> serve --stdio',
    'MCP_API_KEY=secret <%= config.bin %> serve --allow-external',
  ]
  static override readonly flags = {
    ...pluginFlags,
    ...settingFlags(
      'host',
      'port',
      'allowExternal',
      'requireAuth',
      'pluginTimeoutMs',
      'drainTimeoutMs',
      'sandbox',
      'sandboxPaths',
      'instructions',
      'headerVariables',
      'logLevel',
    ),
    stdio: Flags.boolean({
      description: 'Speak MCP on stdin and stdout, for clients that start the server themselves.',
    }),
  }

  /** A server goes on without stdout, which only tells what it does. */
  protected override stdoutFailed(error: Error): void {
    this.say(`smcp: stdout can't be written: ${error.message}. Continuing without it.`)
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Serve)
    const config = this.readConfig(flags)
    const quietStdout = flags.stdio || this.jsonEnabled()
    const logger = openLog(config, quietStdout ? process.stderr : process.stdout)
    await (flags.stdio ? this.#serveStdio(config, logger) : this.#serveHttp(config, logger))
  }

  // Each way of serving loads only the modules that it needs.
  async #serveHttp(config: Config, logger: Logger): Promise<void> {
    const { serveHttp } = await import('../cli/serve/serve-http.js')
    await serveHttp(config, logger, this.config.bin, (summary, block) => {
      this.print(this.jsonEnabled() ? JSON.stringify(summary) : block)
    })
  }

  async #serveStdio(config: Config, logger: Logger): Promise<void> {
    const { serveStdio } = await import('../cli/serve/serve-stdio.js')
    await serveStdio(config, logger)
  }
}
