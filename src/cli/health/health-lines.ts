import { runLines } from './run-lines.js'
import type { SubjectHealth } from './subject-health.js'

/** A report for people. Without a key, a server reports only its status. */
export function healthLines(report: SubjectHealth): string[] {
  const { status, version, plugins, tools, calls, loaded } = report
  const head =
    report.subject === 'server'
      ? `server: ${report.url}${version === undefined ? '' : `, smcp ${version}, up ${report.uptimeSeconds ?? 0} s`}`
      : `local plugins: ${report.pluginsDirs.join(', ')}`
  if (plugins === undefined)
    return [
      head,
      `status: ${status}`,
      'It reports no more without a key; set MCP_API_KEY to a key of that server.',
    ]
  const pending = plugins.pending > 0 ? `, ${plugins.pending} being described` : ''
  return [
    head,
    `status: ${status}`,
    `plugins: ${plugins.good} good, ${plugins.broken.length} broken${pending}`,
    `tools: ${tools ?? 0}`,
    ...(calls && loaded ? runLines({ calls, loaded }) : []),
  ]
}

/** A warning for each plugin that is broken and each folder that is away, with the reason. */
export function healthWarnings({ plugins }: SubjectHealth): string[] {
  return [...(plugins?.broken ?? []), ...(plugins?.away ?? [])].map(
    ({ name, why }) => `Warning: ${name}: ${why.join('; ')}`,
  )
}
