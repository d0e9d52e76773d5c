import { OutputLimitError, PluginTimeoutError, UsageLimitError, type SmcpError } from '../errors.js'
import { manifestName } from '../discovery/manifest.js'
import type { Tool } from '../discovery/tool.js'
import type { ProcessOutput } from '../process/job.js'
import type { LaunchLimits } from '../process/launch.js'
import type { UsageEnd, UsageLimits } from '../process/usage-limits.js'
import { stderrText } from './failure.js'

/** The limits at which a program is ended. */
export interface EndLimits extends UsageLimits {
  readonly timeoutMs: number | undefined
  readonly outputBytesMax: number
}

/** Before a caller retries, it must know whether the tool may have done something. */
export const partlyDone =
  'It may have done part of its work, so check what it has done before you call it again.'

export function hasRun({ exitCode, signal }: ProcessOutput): boolean {
  return exitCode !== undefined || signal !== undefined
}

export function timedOut(tool: Tool, output: ProcessOutput, { timeoutMs = 0 }: EndLimits): SmcpError {
  const seconds = timeoutMs / 1000
  return hasRun(output)
    ? new PluginTimeoutError(`${tool.name} took longer than ${seconds} s and was stopped`, {
        hint: `${partlyDone} ${whatSets(tool, 'timeoutMs', 'MCP_PLUGIN_TIMEOUT')}`,
        ended: { tool: tool.name, stderr: stderrText(output) },
      })
    : new PluginTimeoutError(
        `${tool.name} waited in the queue longer than ${seconds} s and was not started`,
        {
          hint: 'Call it again in a few seconds.',
        },
      )
}

export function outputLimit(tool: Tool, output: ProcessOutput, { outputBytesMax }: EndLimits): SmcpError {
  const sets = whatSets(tool, 'outputBytesMax', 'SMCP_OUTPUT_BYTES_MAX')
  return new OutputLimitError(`${tool.name} printed more than ${outputBytesMax} bytes and was stopped`, {
    hint: `${partlyDone} Ask it for less, or have it write to a file; ${sets}`,
    ended: { tool: tool.name, stderr: stderrText(output) },
  })
}

export function usageLimit(tool: Tool, output: ProcessOutput, end: UsageEnd, limits: EndLimits): SmcpError {
  const { cpuMsMax = 0, memoryBytesMax, processesMax } = limits
  const [words, sets] = {
    'cpu-limit': [
      `used more than ${cpuMsMax / 1000} s of CPU time`,
      whatSets(tool, 'cpuMsMax', 'SMCP_CPU_SECONDS_MAX'),
    ],
    'memory-limit': [
      `used more than ${memoryBytesMax} bytes of memory`,
      whatSets(tool, 'memoryBytesMax', 'SMCP_MEMORY_BYTES_MAX'),
    ],
    'process-limit': [
      `had more than ${processesMax} processes`,
      whatSets(tool, 'processesMax', 'SMCP_PROCESSES_MAX'),
    ],
  }[end] as [string, string]
  return new UsageLimitError(`${tool.name} ${words} and was stopped`, {
    hint: `${partlyDone} Ask it for less; ${sets}`,
    ended: { tool: tool.name, stderr: stderrText(output) },
  })
}

/** What its owner must change for another limit: the manifest, if that has set it. */
function whatSets({ launch }: Tool, limit: keyof LaunchLimits, setting: string): string {
  const where =
    launch.limits?.[limit] === undefined ? setting : `"limits" in ${launch.plugin}/${manifestName}`
  return `${where} sets the limit.`
}
