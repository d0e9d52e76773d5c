import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base-command.js'
import { healthLines, healthWarnings } from '../cli/health/health-lines.js'
import { isWell, localHealth, subjectHealth } from '../cli/health/subject-health.js'
import { pluginFlags } from '../cli/setting-flags.js'

export default class Health extends BaseCommand {
  static override readonly summary =
    'Report the health of a running server or, if none answers, of the local plugins.'
  static override readonly description =
    'Exit code 0 if the status is ok or degraded, which is a warning; 1 for any other answer. MCP_API_KEY is sent if it is set.'
  static override readonly examples = [
    '<%= config.bin %> health',
    '<%= config.bin %> health --url http://127.0.0.1:8000',
    '<%= config.bin %> health --json',
  ]
  static override readonly flags = {
    ...pluginFlags,
    url: Flags.string({
      description:
        'Address of the server; with it the local plugins are never reported. [default: that of MCP_HOST and MCP_PORT]',
    }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Health)
    const report = await subjectHealth(flags.url, this.config.bin, async (why) => {
      if (why !== undefined) this.say(`${why}; this is the health of the local plugins.`)
      const config = this.readConfig(flags)
      return localHealth(await this.openPlugins(config), config)
    })
    if (!isWell(report)) process.exitCode = 1
    if (!this.jsonEnabled()) {
      this.print(healthLines(report).join('\n'))
      this.say(...healthWarnings(report))
    }
    return report
  }
}
