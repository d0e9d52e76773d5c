import { count } from '../../count.js'
import type { ToolResult } from '../../executor/tool-result.js'
import { asExamined } from '../tools/provenance.js'
import { offersInWords } from './offers-in-words.js'
import { fuzzJson, fuzzSummary, hasFuzzFailed, type FuzzTest } from './fuzz/fuzz-report.js'
import { goldenJson } from './golden/golden-json.js'
import { goldenSummary, hasFailed } from './golden/golden-report.js'
import type { GoldenTest } from './golden/test-golden-calls.js'
import { isBroken } from './is-broken.js'
import { sandboxJson } from './sandbox-line.js'
import type { PluginTest } from './test-plugin.js'

/** What was called, if anything was. */
export interface Called {
  /** The answer of the command that was named. */
  readonly call?: ToolResult | undefined
  readonly golden?: GoldenTest | undefined
  readonly fuzzed?: FuzzTest | undefined
}

type Found = Pick<PluginTest, 'plugin' | 'tools' | 'offers' | 'problems' | 'compared' | 'warm' | 'sandbox'>

/** The last line of the report. */
export function verdict(found: Found, { golden, fuzzed }: Called = {}): string {
  const { plugin, tools, offers, problems } = found
  const words = [golden && goldenSummary(golden), fuzzed && fuzzSummary(fuzzed)].filter(
    (text) => text !== undefined,
  )
  if (isBroken(found)) return [`${plugin}: broken`, ...words].join(', ')
  const doubtful = tools.filter(({ command }) => command.doubts !== undefined).length
  const warnings = problems.length === 0 ? 'no problems' : count(problems.length, 'warning')
  return `${plugin}: ${[
    count(tools.length, 'tool'),
    ...(doubtful > 0 ? [`${doubtful} in doubt`] : []),
    ...(offers ? offersInWords(offers) : []),
    warnings,
    ...words,
  ].join(', ')}`
}

/** The verdict as JSON, with what sources say differently and what was called. */
export function verdictJson(found: Found, { call, golden, fuzzed }: Called = {}): Record<string, unknown> {
  const { plugin, tools, problems, compared, warm, sandbox } = found
  const differences = compared && {
    compared: compared.sources.filter((source) => source !== 'served'),
    differences: compared.differences,
  }
  const ok =
    !isBroken(found) && !call?.isError && !(golden && hasFailed(golden)) && !(fuzzed && hasFuzzFailed(fuzzed))
  return {
    plugin,
    ok,
    tools: tools.map(asExamined),
    problems,
    ...differences,
    ...(sandbox && { sandbox: sandboxJson(sandbox) }),
    ...(warm && { warm }),
    ...(call && { call }),
    ...(golden && { golden: goldenJson(golden) }),
    ...(fuzzed && { fuzz: fuzzJson(fuzzed) }),
  }
}
