import type { ContentBlock, Meta } from './content.js'

/**
 * What a client gets as the answer to a call, exactly as MCP defines it:
 * https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-result
 */
export interface ToolResult {
  readonly content: readonly ContentBlock[]
  readonly isError?: true
  readonly structuredContent?: Readonly<Record<string, unknown>>
  readonly _meta?: Meta
}
