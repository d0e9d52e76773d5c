import { hasOffers } from '../../discovery/catalog/served-offers.js'
import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/base-command.js'
import { callCommand, readCommandCall, type CommandCall } from '../../cli/plugin/call-command.js'
import { differenceReport } from '../../cli/plugin/compare/difference-report.js'
import { doubtReport } from '../../cli/plugin/doubt-report.js'
import { fuzzPlugin } from '../../cli/plugin/fuzz/fuzz-plugin.js'
import { fuzzReport, hasFuzzFailed, type FuzzTest } from '../../cli/plugin/fuzz/fuzz-report.js'
import { goldenProblemLines, goldenReport, hasFailed } from '../../cli/plugin/golden/golden-report.js'
import { testGoldenCalls, type GoldenTest } from '../../cli/plugin/golden/test-golden-calls.js'
import { isBroken } from '../../cli/plugin/is-broken.js'
import { offerTable } from '../../cli/plugin/offers-in-words.js'
import { writeJunit } from '../../cli/plugin/junit/write-junit.js'
import { pluginArg } from '../../cli/plugin/plugin-arg.js'
import { problemReport, toolTable } from '../../cli/plugin/plugin-report.js'
import { verdict, verdictJson, type Called } from '../../cli/plugin/plugin-verdict.js'
import { testPlugin, type PluginTest as Found } from '../../cli/plugin/test-plugin.js'
import { sandboxLine } from '../../cli/plugin/sandbox-line.js'
import { warmthLine } from '../../cli/plugin/warmth-line.js'
import { settingFlags } from '../../cli/setting-flags.js'
import { answerFlags, readAnswers } from '../../cli/tools/questions/answer-flags.js'
import { terminalWidth } from '../../cli/terminal/terminal-width.js'
import { withSpinner } from '../../cli/terminal/with-spinner.js'
import type { Config } from '../../config.js'
import { sources } from '../../discovery/tool.js'
import { UsageError } from '../../errors.js'

interface CallFlags {
  readonly golden: boolean
  readonly update: boolean
  readonly fuzz: boolean
  readonly 'fuzz-command': string[] | undefined
  readonly 'fuzz-runs': number
  readonly 'fuzz-seed': number | undefined
  readonly junit: string | undefined
}

export default class PluginTest extends BaseCommand {
  static override readonly summary =
    'Check that a plugin is found and described, and that every client accepts its tools.'
  static override readonly description =
    'It makes the golden calls in tests/*.json beside the plugin, which its author wrote down, and runs no other command unless --call or --fuzz-command names one, or --fuzz asks for those that only read. Exit code 1 on a problem, or where a call does not answer as expected.'
  static override readonly usage =
    '<%= command.id %> PLUGIN [--call COMMAND [key=value | key:=json | @file | -]...] [FLAGS]'
  static override readonly examples = [
    '<%= config.bin %> plugin test my_plugin',
    '<%= config.bin %> plugin test ./plugins/my_plugin --call hello name=Ada',
    '<%= config.bin %> plugin test my_plugin --update',
    '<%= config.bin %> plugin test my_plugin --fuzz',
    '<%= config.bin %> plugin test my_plugin --ask',
    '<%= config.bin %> plugin test my_plugin --json',
  ]
  static override readonly strict = false
  static override readonly args = pluginArg
  static override readonly flags = {
    call: Flags.string({ description: 'Run this command, with the key=value and key:=json that follow.' }),
    ...answerFlags,
    golden: Flags.boolean({
      description:
        'Make the golden calls; --no-golden runs none of them, and neither does --call, which runs that command alone.',
      default: true,
      allowNo: true,
    }),
    update: Flags.boolean({
      description:
        'Write what comes of the golden calls into their files, where they expect nothing or something else.',
      exclusive: ['call'],
    }),
    fuzz: Flags.boolean({
      description:
        'Call each command that declares readOnlyHint with arguments made from its schema, and show the smallest that it does not take well.',
    }),
    'fuzz-command': Flags.string({
      description: 'Do that with this command, whatever it declares; may be given several times.',
      multiple: true,
      multipleNonGreedy: true,
    }),
    'fuzz-runs': Flags.integer({
      description: 'How many calls of each command.',
      default: 100,
      min: 1,
      max: 10_000,
    }),
    'fuzz-seed': Flags.integer({ description: 'Make the same arguments again.' }),
    junit: Flags.string({
      description: 'Also write what was found into this file, as JUnit XML for CI.',
      helpValue: 'FILE',
    }),
    ask: Flags.boolean({
      description:
        'Vouch for the program this once: ask it whatever its text looks like. Without --source, print what its sources say differently.',
    }),
    source: Flags.option({ options: sources, description: 'Describe it from this source only.' })(),
    ...settingFlags(
      'pluginsDirs',
      'include',
      'exclude',
      'toolNameMax',
      'groupOptions',
      'pluginTimeoutMs',
      'sandbox',
      'sandboxPaths',
    ),
  }

  async run(): Promise<unknown> {
    const { args, argv, flags } = await this.parse(PluginTest)
    if (flags.update && !flags.golden)
      throw new UsageError(
        '--update writes what comes of the golden calls, and --no-golden makes none of them',
      )
    const call = await readCommandCall(flags.call, (argv as string[]).slice(1), readAnswers(flags))
    const config = this.readConfig(flags)
    const test = (): Promise<Found> => testPlugin(args.plugin, config, this.config.bin, flags)
    const found = await (this.jsonEnabled() ? test() : withSpinner(`Describing ${args.plugin}`, test))
    try {
      return await this.#call(found, config, call, flags)
    } finally {
      found.core.close()
    }
  }

  async #call(
    found: Found,
    config: Config,
    call: CommandCall | undefined,
    flags: CallFlags,
  ): Promise<unknown> {
    const golden = flags.golden && !call ? await this.#golden(found, config, flags.update) : undefined
    const fuzzed = await this.#fuzz(found, flags)
    const isFailed = (golden && hasFailed(golden)) ?? false
    if (isBroken(found) || isFailed || (fuzzed && hasFuzzFailed(fuzzed))) process.exitCode = 1
    if (!this.jsonEnabled()) this.#report(found, { golden, fuzzed })
    const called = call && (await callCommand(found, call))
    if (called && called.exitCode !== 0) process.exitCode = called.exitCode
    if (called && !this.jsonEnabled()) this.print(`\n${called.text}`)
    const all = { call: called?.result, golden, fuzzed }
    if (flags.junit !== undefined) await writeJunit(flags.junit, found, all)
    return verdictJson(found, all)
  }

  async #golden(found: Found, config: Config, update: boolean): Promise<GoldenTest> {
    const test = (): Promise<GoldenTest> => testGoldenCalls(found, config, { update })
    return this.jsonEnabled() ? test() : withSpinner(`Calling ${found.plugin}`, test)
  }

  async #fuzz(found: Found, flags: CallFlags): Promise<FuzzTest | undefined> {
    const named = flags['fuzz-command'] ?? []
    if (!flags.fuzz && named.length === 0) return undefined
    const wanted = { isAll: flags.fuzz, named, runs: flags['fuzz-runs'], seed: flags['fuzz-seed'] }
    const fuzz = (): Promise<FuzzTest> => fuzzPlugin(found, this.config.bin, wanted)
    const fuzzed = await (this.jsonEnabled() ? fuzz() : withSpinner(`Fuzzing ${found.plugin}`, fuzz))
    if (fuzzed.results.length === 0)
      this.say(
        `No command of ${found.plugin} declares readOnlyHint, so none was fuzzed; --fuzz-command names one.`,
      )
    return fuzzed
  }

  #report(found: Found, { golden, fuzzed }: Called): void {
    const width = terminalWidth(process.stdout)
    if (found.tools.length > 0) this.print(toolTable(found.tools, width))
    if (found.offers && hasOffers(found.offers)) this.print(offerTable(found.offers, width))
    const differences = found.compared ? differenceReport(found.compared, width) : []
    for (const text of [...doubtReport(found.tools, width), ...differences]) this.print(text)
    if (found.sandbox) this.print(sandboxLine(found.sandbox))
    if (found.warm) this.print(warmthLine(found.warm))
    this.say(...problemReport(found, terminalWidth(process.stderr)))
    if (golden) {
      for (const text of goldenReport(golden, width)) this.print(text)
      this.say(...goldenProblemLines(golden))
    }
    for (const text of fuzzed ? fuzzReport(fuzzed) : []) this.print(text)
    this.print(verdict(found, { golden, fuzzed }))
  }
}
