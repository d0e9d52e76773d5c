import type { ContractVersion, Tool } from '../discovery/tool.js'
import type { ProcessOutput } from '../process/job.js'
import { decodeContract1 } from './decode-contract-1.js'
import type { ToolResult } from './tool-result.js'

/** What a program that ended by itself has said, as the result of its call. Throws a PluginFailedError where it says that it failed. */
export type Decoder = (
  tool: Tool,
  output: ProcessOutput,
  limits: { readonly resultBytesMax: number },
) => ToolResult

/** One for each version of the contract: how a program says what it has to say. */
export const decoders: Readonly<Record<ContractVersion, Decoder>> = {
  1: decodeContract1,
}
