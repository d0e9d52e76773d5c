import type { ContentBlock, Meta } from './content.js'

/**
 * What a client gets of a call, word for word as MCP has it:
 * https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-result
 */
export interface ToolResult {
  readonly content: readonly ContentBlock[]
  readonly isError?: true
  readonly structuredContent?: Readonly<Record<string, unknown>>
  readonly _meta?: Meta
}
