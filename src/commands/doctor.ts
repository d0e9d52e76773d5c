import { BaseCommand } from '../cli/base-command.js'
import { doctorLines, doctorReport, doctorSummary, type DoctorReport } from '../cli/doctor/doctor-report.js'
import { examine } from '../cli/doctor/examine.js'
import { pluginFlags, settingValues } from '../cli/setting-flags.js'
import { terminalWidth } from '../cli/terminal/terminal-width.js'
import { withSpinner } from '../cli/terminal/with-spinner.js'

export default class Doctor extends BaseCommand {
  static override readonly summary = 'Look for what is wrong here, and say what to do about it.'
  static override readonly description =
    'Looks at Node, Python, the sandbox, the settings, the plugins, the folders, the port, the keys and the clients. Changes nothing; programs are asked what they can do as a server asks them. Exit code 1 if there is a problem; warnings leave it at 0.'
  static override readonly examples = ['<%= config.bin %> doctor', '<%= config.bin %> doctor --json']
  static override readonly flags = pluginFlags

  async run(): Promise<DoctorReport> {
    const { flags } = await this.parse(Doctor)
    const look = () => examine(settingValues(flags), this.config.bin)
    const report = doctorReport(await (this.jsonEnabled() ? look() : withSpinner('Looking', look)))
    if (report.problems > 0) process.exitCode = 1
    if (!this.jsonEnabled()) {
      this.print(doctorLines(report, terminalWidth(process.stdout)).join('\n'))
      this.say(doctorSummary(report))
    }
    return report
  }
}
