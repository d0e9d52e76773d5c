import type { ToolCall } from '../../discovery/tool.js'
import type { Toolset } from '../../discovery/toolset.js'
import { PluginFailedError } from '../../errors.js'
import { callTool, type CallContext, type Told } from '../../executor/call-tool.js'
import type { ToolResult } from '../../executor/tool-result.js'
import type { Answerer } from './questions/answerer.js'

/** How often a program may ask in one call: as often as the server lets it ask clients of before 2026. */
export const roundsMax = 8

/** Calls the tool again with the answers to its questions, of all rounds, until it asks no more. */
export async function callUntilAnswered(
  tools: Toolset,
  call: ToolCall,
  answerer: Answerer,
  context: CallContext,
): Promise<ToolResult> {
  let told: Told = { answers: {}, state: null, client: { capabilities: answerer.capabilities } }
  for (let round = 1; ; round += 1) {
    const outcome = await callTool(tools, call, { ...context, told })
    if (!('requests' in outcome)) return outcome
    if (round > roundsMax)
      throw new PluginFailedError(`${call.name} asked more than ${roundsMax} times and was not run again`)
    const answers = await answerer.answer(call.name, outcome.requests)
    told = { ...told, answers: { ...told.answers, ...answers }, state: outcome.state ?? null }
  }
}
