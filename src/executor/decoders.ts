import type { ContractVersion, Tool } from '../discovery/tool.js'
import { decodeContract1 } from './decode-contract-1.js'
import { decodeContract2 } from './decode-contract-2.js'
import type { Outcome } from './outcome.js'

/** Turns what a program printed into the outcome of its call. Throws a PluginFailedError if it can't be read. */
export type Decoder = (tool: Tool, stdout: Buffer, limits: { readonly resultBytesMax: number }) => Outcome

/** The decoder for each version of the contract. */
export const decoders: Readonly<Record<ContractVersion, Decoder>> = {
  1: decodeContract1,
  2: decodeContract2,
}
