import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, type Host, prompt } from '../host.js'

/** https://opencode.ai/docs/mcp-servers */
export const opencode: Host = {
  name: 'opencode',
  package: 'opencode-ai',
  version: '1.18.33',
  bin: 'opencode',
  // It has one kind of remote server, and tries Streamable HTTP before SSE.
  transports: ['http', 'sse', 'stdio'],
  prepare: ({ home, smcp, modelUrl }) => {
    const config = {
      autoupdate: false,
      model: 'scripted/scripted',
      small_model: 'scripted/scripted',
      provider: {
        scripted: {
          npm: '@ai-sdk/openai-compatible',
          options: { baseURL: `${modelUrl}/v1`, apiKey: 'none' },
          models: { scripted: { name: 'scripted' } },
        },
      },
      mcp: { smcp: serverOf(smcp) },
    }
    mkdirSync(join(home, '.config/opencode'), { recursive: true })
    writeFileSync(join(home, '.config/opencode/opencode.json'), JSON.stringify(config))
    return { args: ['run', prompt], env: {} }
  },
  nameOf: (tool) => `smcp_${tool}`,
  shownSchema: (schema) => schema,
  // Unless it is told otherwise, everything is approved.
  callsUnapproved: ['mend', 'look', 'add', 'order', 'drop', 'muddle'],
  marksErrors: false,
  reached: /✓ connected\b.*connected/,
  cutNotice: /output was truncated\. Full output saved to: (?<file>\S+)/,
}

function serverOf(smcp: Connection): object {
  if (smcp.transport !== 'stdio') return { type: 'remote', url: smcp.url }
  return { type: 'local', command: [smcp.command, ...smcp.args], environment: smcp.env }
}
