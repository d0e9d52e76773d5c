import { problemText } from '../../../discovery/problem.js'
import type { HowItRan } from '../../../process/how-it-ran.js'
import { fuzzFailureLines, type FuzzTest } from '../fuzz/fuzz-report.js'
import { failureLines, forkedFailureLines, isFailed, titleOf } from '../golden/golden-report.js'
import type { GoldenResult, GoldenTest } from '../golden/test-golden-calls.js'
import { isBroken } from '../is-broken.js'
import type { Called } from '../plugin-verdict.js'
import type { PluginTest } from '../test-plugin.js'
import type { JunitCase } from './junit-xml.js'

/** What `plugin test` has checked, as cases of a report: each tool, what is wrong with the plugin, and each call. */
export function junitCases(found: PluginTest, { call, golden, fuzzed }: Called): JunitCase[] {
  const { plugin, tools, problems } = found
  const errors = problems.filter(({ severity }) => severity === 'error').map(problemText)
  const broken = errors.length === 0 && isBroken(found) ? ['no command is served'] : errors
  const className = `${plugin}.description`
  return [
    { className, name: plugin, ...(broken.length > 0 && { failure: broken }) },
    ...tools.map(({ name }) => ({ className, name })),
    ...(call
      ? [{ className: `${plugin}.call`, name: 'call', ...(call.isError && { failure: ['it failed'] }) }]
      : []),
    ...(golden ? goldenCases(plugin, golden) : []),
    ...(fuzzed ? fuzzCases(plugin, fuzzed) : []),
  ]
}

function goldenCases(plugin: string, { results, problems }: GoldenTest): JunitCase[] {
  const className = `${plugin}.golden`
  return [
    ...problems.map((problem) => ({ className, name: problem.file, failure: [problemText(problem)] })),
    ...results.flatMap((one) => [
      {
        className,
        name: titleOf(one),
        ...took(one.ran),
        ...(isFailed(one) && { failure: failureLines(one) }),
      },
      ...forkedCase(plugin, one),
    ]),
  ]
}

function fuzzCases(plugin: string, fuzzed: FuzzTest): JunitCase[] {
  return fuzzed.results.map((one) => ({
    className: `${plugin}.fuzz`,
    name: one.tool.command.name,
    ...(one.failure && { failure: [one.failure.why, ...fuzzFailureLines(one, fuzzed)] }),
  }))
}

function forkedCase(plugin: string, one: GoldenResult): JunitCase[] {
  if (one.forked?.ran?.how !== 'warm') return []
  const failure = forkedFailureLines(one)
  const head = { className: `${plugin}.forked`, name: titleOf(one), ...took(one.forked.ran) }
  return [{ ...head, ...(failure.length > 0 && { failure }) }]
}

function took(ran: HowItRan | undefined): { seconds?: number } {
  return ran?.how === undefined ? {} : { seconds: (ran.startMs + ran.runMs) / 1000 }
}
