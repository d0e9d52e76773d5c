import type { Problem, Tool } from '../discovery/tool.js'
import { clientFindings } from './client-findings.js'
import { whoFound } from './finding.js'

/**
 * Checks what clients would do with these tools. The findings become problems of their plugins: warnings only, because
 * smcp itself serves the tools. Notes are left out.
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
