import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base-command.js'
import { pluginFlags } from '../cli/setting-flags.js'
import { ConfigError, messageOf, UnreachableError } from '../errors.js'
import { healthReport, type HealthReport } from '../server/health.js'

const askMs = 5000

export default class Health extends BaseCommand {
  static override readonly summary =
    'Tell whether a running server is well; without --url, whether the local plugins are.'
  static override readonly description =
    'Exit code 1 when not one tool can be used or the server does not answer; a broken plugin alone is a warning. MCP_API_KEY is sent where it is set.'
  static override readonly examples = [
    '<%= config.bin %> health',
    '<%= config.bin %> health --url http://127.0.0.1:8000',
    '<%= config.bin %> health --json',
  ]
  static override readonly flags = {
    ...pluginFlags,
    url: Flags.string({ description: 'Address of a running server.' }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Health)
    const report =
      flags.url === undefined ? await this.#localReport(flags) : await this.#askServer(flags, flags.url)
    if (report.status === 'failing') process.exitCode = 1
    if (!this.jsonEnabled()) this.#printReport(report)
    return report
  }

  async #localReport(flags: Readonly<Record<string, unknown>>): Promise<HealthReport> {
    const config = this.readConfig(flags)
    const { catalog, queue } = await this.openPlugins(config)
    return healthReport({
      version: config.version,
      plugins: catalog.plugins(),
      directories: catalog.folderProblems(),
      sessions: 0,
      calls: queue.counts(),
    })
  }

  async #askServer(flags: Readonly<Record<string, unknown>>, url: string): Promise<HealthReport> {
    if (!URL.canParse('/health', url))
      throw new ConfigError(`--url must be an address like http://127.0.0.1:8000, got ${JSON.stringify(url)}`)
    const [key] = this.readConfig(flags).apiKeys
    try {
      const response = await fetch(new URL('/health', url), {
        headers: key === undefined ? {} : { Authorization: `Bearer ${key}` },
        signal: AbortSignal.timeout(askMs),
      })
      return (await response.json()) as HealthReport
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      throw new UnreachableError(`no smcp server answers at ${url}: ${messageOf(cause)}`, {
        hint: 'Start one with smcp serve, or name another with --url.',
        cause: error,
      })
    }
  }

  /** A server that does not know who asks tells its status only. */
  #printReport({ status, ...report }: Partial<HealthReport>): void {
    this.print(`status: ${status ?? 'unknown'}`)
    if (report.plugins === undefined) return
    const { good, broken, pending, away } = report.plugins
    this.print(
      `plugins: ${good} good, ${broken.length} broken${pending > 0 ? `, ${pending} being described` : ''}`,
    )
    this.print(`tools: ${report.tools ?? 0}`)
    for (const { name, why } of [...broken, ...away]) this.say(`Warning: ${name}: ${why.join('; ')}`)
  }
}
