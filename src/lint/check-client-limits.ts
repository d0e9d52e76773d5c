import type { Problem, Tool } from '../discovery/tool.js'
import { clientFindings } from './client-findings.js'
import { whoFound } from './finding.js'

/**
 * What clients would make of these tools, as problems of their plugins: warnings, for smcp itself serves them. What is
 * only worth knowing is none.
 */
export function checkClientLimits(tools: readonly Tool[]): Problem[] {
  const byName = new Map(tools.map((tool) => [tool.name, tool]))
  return clientFindings({ tools }).flatMap((finding): Problem[] => {
    const tool = finding.tool === undefined ? undefined : byName.get(finding.tool)
    if (!tool || finding.severity === 'note') return []
    return [
      {
        plugin: tool.plugin,
        file: tool.launch.file,
        field: `${tool.name}: ${finding.field}`,
        message: `${finding.message} (${whoFound(finding)})`,
        severity: 'warning',
      },
    ]
  })
}
