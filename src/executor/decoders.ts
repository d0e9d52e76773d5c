import type { ContractVersion, Tool } from '../discovery/tool.js'
import type { ProcessOutput } from '../process/job.js'
import { decodeContract1 } from './decode-contract-1.js'
import { decodeContract2 } from './decode-contract-2.js'
import type { Outcome } from './outcome.js'

/** Turns what an exited program printed into the outcome of its call. Throws a PluginFailedError if the program failed. */
export type Decoder = (
  tool: Tool,
  output: ProcessOutput,
  limits: { readonly resultBytesMax: number },
) => Outcome

/** The decoder for each version of the contract. */
export const decoders: Readonly<Record<ContractVersion, Decoder>> = {
  1: decodeContract1,
  2: decodeContract2,
}
