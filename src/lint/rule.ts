import type { JsonSchema, Tool } from '../discovery/tool.js'

/** The part of a tool that clients see. */
export type ListedTool = Pick<Tool, 'name' | 'title' | 'description' | 'inputSchema'> & {
  readonly outputSchema?: JsonSchema | undefined
}

/** How long calls may be silent, and how long they may take; undefined: forever. */
export interface CallTimes {
  readonly heartbeatMs: number | undefined
  readonly pluginTimeoutMs: number | undefined
}

/** What a client is served; without `calls`, only the tools are checked. */
export interface Served {
  readonly tools: readonly ListedTool[]
  readonly calls?: CallTimes | undefined
}

/** A field and what is wrong with it. */
export type Fault = readonly [field: string, message: string]

/** A fault of one tool, or of everything that is served. */
interface Found {
  readonly tool?: string
  readonly fault: Fault
}

export type Rule = (served: Served) => readonly Found[]

/** Makes a rule that each tool keeps or breaks by itself. */
export function ofTool(check: (tool: ListedTool) => readonly Fault[]): Rule {
  return ({ tools }) => tools.flatMap((tool) => check(tool).map((fault) => ({ tool: tool.name, fault })))
}
