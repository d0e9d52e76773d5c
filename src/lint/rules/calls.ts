import type { Rule } from '../rule.js'

/** Calls of more than `seconds` report progress within that time. */
export function callsSilentUpTo(seconds: number): Rule {
  return ({ calls }) => {
    if (!calls) return []
    const { heartbeatMs = 0, pluginTimeoutMs = Infinity } = calls
    const isLoud = heartbeatMs > 0 && heartbeatMs < seconds * 1000
    if (isLoud || pluginTimeoutMs <= seconds * 1000) return []
    const fault = `is ${heartbeatMs / 1000}; a silent call is given up after ${seconds} s`
    return [{ fault: ['SMCP_HEARTBEAT', fault] }]
  }
}

/** Calls may run no longer than `seconds`; an unset limit passes, because it does not say that they would. */
export function callsUpTo(seconds: number): Rule {
  return ({ calls: { pluginTimeoutMs = 0 } = {} }) => {
    const fault = `is ${pluginTimeoutMs / 1000}; a call is given up after ${seconds} s, even if it reports progress`
    return pluginTimeoutMs > seconds * 1000 ? [{ fault: ['MCP_PLUGIN_TIMEOUT', fault] }] : []
  }
}
