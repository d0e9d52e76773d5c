import { join } from 'node:path'
import { nodeModulesWith } from '../test/support/node-packages.js'

/** The path of the official tool for bundles, installed where it is not: https://github.com/modelcontextprotocol/mcpb */
export async function bundleTool(): Promise<string> {
  const installed = await nodeModulesWith(['@anthropic-ai/mcpb@2.1.2'])
  return join(installed, '@anthropic-ai', 'mcpb', 'dist', 'cli', 'cli.js')
}
