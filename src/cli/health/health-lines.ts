import type { SubjectHealth } from './subject-health.js'

/** A report for people. A server tells a stranger its status only. */
export function healthLines(report: SubjectHealth): string[] {
  const { status, version, plugins, tools } = report
  const head =
    report.subject === 'server'
      ? `server: ${report.url}${version === undefined ? '' : `, smcp ${version}, up ${report.uptimeSeconds ?? 0} s`}`
      : `local plugins: ${report.pluginsDirs.join(', ')}`
  if (plugins === undefined)
    return [head, `status: ${status}`, 'It tells strangers no more; set MCP_API_KEY to a key of that server.']
  const pending = plugins.pending > 0 ? `, ${plugins.pending} being described` : ''
  return [
    head,
    `status: ${status}`,
    `plugins: ${plugins.good} good, ${plugins.broken.length} broken${pending}`,
    `tools: ${tools ?? 0}`,
  ]
}

/** What is broken or away, and why. */
export function healthWarnings({ plugins }: SubjectHealth): string[] {
  return [...(plugins?.broken ?? []), ...(plugins?.away ?? [])].map(
    ({ name, why }) => `Warning: ${name}: ${why.join('; ')}`,
  )
}
