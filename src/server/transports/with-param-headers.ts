import { McpServer } from '@modelcontextprotocol/server'
import type { JsonSchema } from '../../discovery/tool.js'
import { oncePer } from '../../once.js'
import type { PlainServer } from '../plain-server.js'

/**
 * The same server in the form for which the SDK checks the headers of a call against its arguments, as the tool's schema
 * demands by `x-mcp-header`: only of an McpServer does it do that (2.4.0, an internal method).
 * https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http#custom-headers
 */
export function withParamHeaders(server: PlainServer, inputSchema: JsonSchema): McpServer {
  return new HeaderChecked(server, inputSchema)
}

class HeaderChecked extends McpServer {
  override readonly server: PlainServer

  constructor(
    server: PlainServer,
    private readonly inputSchema: JsonSchema,
  ) {
    super({ name: 'smcp', version: '' })
    this.server = server
  }

  override toolInputSchemaJson(): Record<string, unknown> {
    return this.inputSchema
  }
}

/** Creates what tells whether a schema has a property whose value must also be in a header; it looks once at each. */
export function createHeaderTest(): (inputSchema: JsonSchema) => boolean {
  return oncePer((inputSchema: JsonSchema) => JSON.stringify(inputSchema).includes('"x-mcp-header"'))
}
