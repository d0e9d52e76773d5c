import type { Rule } from '../rule.js'

/** A call of more than `seconds` says within them that it is still at work. */
export function callsSilentUpTo(seconds: number): Rule {
  return ({ calls }) => {
    if (!calls) return []
    const { heartbeatMs = 0, pluginTimeoutMs = Infinity } = calls
    const isLoud = heartbeatMs > 0 && heartbeatMs < seconds * 1000
    if (isLoud || pluginTimeoutMs <= seconds * 1000) return []
    const fault = `is ${heartbeatMs / 1000}; a call that says nothing is given up after ${seconds} s`
    return [{ fault: ['SMCP_HEARTBEAT', fault] }]
  }
}

/** Calls are let run no longer than `seconds`; where nothing is set, nobody has said that they would. */
export function callsUpTo(seconds: number): Rule {
  return ({ calls: { pluginTimeoutMs = 0 } = {} }) => {
    const fault = `is ${pluginTimeoutMs / 1000}; a call is given up after ${seconds} s, whatever smcp says meanwhile`
    return pluginTimeoutMs > seconds * 1000 ? [{ fault: ['MCP_PLUGIN_TIMEOUT', fault] }] : []
  }
}
