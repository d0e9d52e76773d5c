import { count } from '../../count.js'
import { asListed } from '../../core/tools.js'
import type { ToolResult } from '../../executor/tool-result.js'
import type { PluginTest } from './test-plugin.js'

type Found = Pick<PluginTest, 'plugin' | 'tools' | 'problems'>

/** Whether the plugin can't be used as it is, or some of it can't. */
export function isBroken({ tools, problems }: Pick<Found, 'tools' | 'problems'>): boolean {
  return tools.length === 0 || problems.some(({ severity }) => severity === 'error')
}

/** The last line of the report. */
export function verdict({ plugin, tools, problems }: Found): string {
  if (isBroken({ tools, problems })) return `${plugin}: not well`
  const warnings = problems.length === 0 ? 'all well' : count(problems.length, 'warning')
  return `${plugin}: ${count(tools.length, 'tool')}, ${warnings}`
}

/** The same for a program, with the answer of the command that was called. */
export function verdictJson(found: Found, call: ToolResult | undefined): Record<string, unknown> {
  const { plugin, tools, problems } = found
  const ok = !isBroken(found) && !call?.isError
  return { plugin, ok, tools: tools.map(asListed), problems, ...(call && { call }) }
}
