import { callTool, type CallLimits } from '../executor/call-tool.js'
import type { ProgramEvent } from '../executor/program-event.js'
import type { ToolResult } from '../executor/tool-result.js'
import type { Tool, ToolCall } from '../discovery/tool.js'
import type { Toolset } from '../discovery/toolset.js'
import type { Run } from '../process/job.js'
import { InputRequired } from './ask.js'
import { changeOf, type Change } from './changes.js'
import type { Call } from './handler.js'
import type { Progress } from './progress.js'

export interface PluginCallOptions {
  readonly toolset: Toolset
  readonly run: Run
  readonly limits: CallLimits
  readonly progress: Progress
  readonly onChange: (plugin: string, change: Change) => void
}

/**
 * Calls a plugin's tool for a client: passes on what the program says while it runs, and asks the client what it asks.
 * Throws an InputRequired then, and is called again with the answers.
 */
export async function callPlugin(
  request: ToolCall,
  call: Call,
  { toolset, run, limits, progress, onChange }: PluginCallOptions,
): Promise<ToolResult> {
  const { signal, answers, state = null, client } = call
  const onEvent = (event: ProgramEvent, { plugin }: Tool): void => {
    switch (event.kind) {
      case 'progress':
        progress.report(event)
        return
      case 'log':
        call.log(event.level, event.data, event.logger)
        return
      case 'changed':
        onChange(plugin, changeOf(event.what))
    }
  }
  const { command } = await toolset.resolve(request.name)
  if (command.isLongRunning) call.detach?.()
  const told = { answers, state, client }
  const outcome = await callTool(toolset, request, { run, limits, signal, told, onEvent })
  if ('requests' in outcome) throw new InputRequired(outcome.requests, outcome.state)
  return outcome
}
