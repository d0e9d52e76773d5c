import type { Tool as McpTool } from '@modelcontextprotocol/client'
import { abortAtSignals } from '../terminal/abort-at-signals.js'
import { openRemote, type RemoteOptions } from './open-remote.js'

/** The tools of any server, as it lists them. Throws an SmcpError where no server of MCP answers. */
export async function listRemote(
  options: Omit<RemoteOptions, 'capabilities' | 'signal'>,
): Promise<readonly McpTool[]> {
  return abortAtSignals(async (signal) => {
    const remote = await openRemote({ ...options, signal })
    return remote.tools(signal).finally(remote.close)
  })
}
