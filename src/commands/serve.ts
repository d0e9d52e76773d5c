import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base-command.js'
import { serveBlock, shownKey } from '../cli/serve/serve-block.js'
import { summarize } from '../cli/serve/serve-summary.js'
import { pluginFlags, settingFlags } from '../cli/setting-flags.js'
import { untilStopped } from '../cli/terminal/until-stopped.js'
import type { Config } from '../config.js'
import { openLog, type Logger } from '../logging.js'
import type { RunningServer } from '../server/running-server.js'

export default class Serve extends BaseCommand {
  static override readonly summary = 'Serve the plugins as MCP tools, over HTTP or on stdin and stdout.'
  static override readonly description =
    'It listens at once and describes the plugins meanwhile. SIGTERM lets running calls finish; a second one does not.'
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
      'logLevel',
    ),
    stdio: Flags.boolean({
      description: 'Speak MCP on stdin and stdout, for clients that start the server themselves.',
    }),
  }

  /** A server has more to do than to tell what it does. */
  protected override stdoutFailed(error: Error): void {
    this.say(`smcp: stdout can't be written: ${error.message}. Going on without it.`)
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Serve)
    const config = this.readConfig(flags)
    const quietStdout = flags.stdio || this.jsonEnabled()
    const log = openLog(config, quietStdout ? process.stderr : process.stdout)
    try {
      await (flags.stdio ? this.#serveStdio(config, log.logger) : this.#serveHttp(config, log.logger))
    } finally {
      await log.close()
    }
  }

  async #serveHttp(config: Config, logger: Logger): Promise<void> {
    const { requireKey } = await import('../server/require-key.js')
    const { auth, madeKey, warning } = requireKey(config, process.stdin.isTTY && process.stdout.isTTY)
    const { startServer } = await import('../server/start-server.js')
    const server = await startServer(config, auth, logger)
    if (warning !== undefined) logger.warn(warning)
    // Asked before the summary: a signal may come while the plugins are being described.
    const stopped = untilStopped(server.ended, refreshOnHangup(server, logger))
    const { summary, notes } = await summarize(server, config, this.config.bin)
    const block = (): string => serveBlock(summary, notes, shownKey(auth, madeKey))
    this.print(this.jsonEnabled() ? JSON.stringify(summary) : block())
    await stopped
    logger.info('stopping: running calls may finish')
    await server.close()
  }

  async #serveStdio(config: Config, logger: Logger): Promise<void> {
    const { startStdioServer } = await import('../server/start-stdio-server.js')
    const server = startStdioServer(config, logger)
    await untilStopped(server.ended, refreshOnHangup(server, logger))
    await server.close()
  }
}

/** SIGHUP: every plugin is described again, also what has not changed. */
function refreshOnHangup({ core }: RunningServer, logger: Logger): () => void {
  return () => {
    logger.info('SIGHUP: describing every plugin again')
    core.catalog.refresh(true).catch((error: unknown) => {
      logger.error({ err: error }, 'the plugins could not be read again')
    })
  }
}
