import { hasOffers } from '../../discovery/catalog/served-offers.js'
import { count } from '../../count.js'
import type { ToolResult } from '../../executor/tool-result.js'
import { asExamined } from '../tools/provenance.js'
import { offersInWords } from './offers-in-words.js'
import type { PluginTest } from './test-plugin.js'

type Found = Pick<PluginTest, 'plugin' | 'tools' | 'offers' | 'problems' | 'compared' | 'warm' | 'sandbox'>

/** Whether the plugin, or part of it, can't be used as it is. */
export function isBroken({ tools, offers, problems }: Omit<Found, 'plugin'>): boolean {
  const isEmpty = tools.length === 0 && !(offers && hasOffers(offers))
  return isEmpty || problems.some(({ severity }) => severity === 'error')
}

/** The last line of the report. */
export function verdict(found: Found): string {
  const { plugin, tools, offers, problems } = found
  if (isBroken(found)) return `${plugin}: broken`
  const doubtful = tools.filter(({ command }) => command.doubts !== undefined).length
  const warnings = problems.length === 0 ? 'no problems' : count(problems.length, 'warning')
  return `${plugin}: ${[
    count(tools.length, 'tool'),
    ...(doubtful > 0 ? [`${doubtful} in doubt`] : []),
    ...(offers ? offersInWords(offers) : []),
    warnings,
  ].join(', ')}`
}

/** The verdict as JSON, with what sources say differently and the answer of the command that was called. */
export function verdictJson(found: Found, call: ToolResult | undefined): Record<string, unknown> {
  const { plugin, tools, problems, compared, warm, sandbox } = found
  const differences = compared && {
    compared: compared.sources.filter((source) => source !== 'served'),
    differences: compared.differences,
  }
  const ok = !isBroken(found) && !call?.isError
  return {
    plugin,
    ok,
    tools: tools.map(asExamined),
    problems,
    ...differences,
    ...(sandbox && {
      sandbox: { mode: sandbox.mode, writable: sandbox.writable, readable: sandbox.readable },
    }),
    ...(warm && { warm }),
    ...(call && { call }),
  }
}
