import type { JsonSchema } from '../../../src/discovery/tool.js'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, type Host, prompt } from '../host.js'

/** https://geminicli.com/docs/tools/mcp-server */
export const geminiCli: Host = {
  name: 'gemini-cli',
  package: '@google/gemini-cli',
  version: '0.61.0',
  bin: 'gemini',
  transports: ['http', 'sse', 'stdio'],
  prepare: ({ home, smcp, modelUrl, isApproved }) => {
    const settings = {
      security: { auth: { selectedType: 'gemini-api-key' }, folderTrust: { enabled: false } },
      general: { enableAutoUpdate: false },
      privacy: { usageStatisticsEnabled: false },
      mcpServers: { smcp: serverOf(smcp) },
    }
    mkdirSync(join(home, '.gemini'))
    writeFileSync(join(home, '.gemini/settings.json'), JSON.stringify(settings))
    return {
      args: [
        '--model',
        'gemini-2.5-flash',
        '--approval-mode',
        isApproved ? 'yolo' : 'default',
        '--prompt',
        prompt,
      ],
      env: { GEMINI_API_KEY: 'none', GOOGLE_GEMINI_BASE_URL: modelUrl },
    }
  },
  nameOf: (tool) => {
    const name = `mcp_smcp_${tool}`
    return name.length > 63 ? `${name.slice(0, 30)}...${name.slice(-30)}` : name
  },
  shownSchema: withWait,
  callsUnapproved: [],
  marksErrors: true,
  // A text that is JSON becomes structuredContent, before that is checked to be an object.
  refusesPlainJson: true,
  reached: /✓ connected: .* - Connected/,
  cutNotice: /Output too large\. .* For full output see: (?<file>\S+)/,
}

function serverOf(smcp: Connection): object {
  if (smcp.transport === 'stdio') return { command: smcp.command, args: smcp.args, env: smcp.env }
  return smcp.transport === 'http' ? { httpUrl: smcp.url } : { url: smcp.url }
}

/** It adds a parameter of its own to every tool, and keeps it to itself. */
function withWait(schema: JsonSchema): JsonSchema {
  const wait = {
    type: 'boolean',
    description:
      'Set to true to wait for all previously requested tools in this turn to complete before starting. Set to false (or omit) to run in parallel. Use true when this tool depends on the output of previous tools.',
  }
  return { ...schema, properties: { ...(schema.properties as object), wait_for_previous: wait } }
}
