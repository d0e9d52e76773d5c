import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, type Host, prompt } from '../host.js'

/** https://docs.claude.com/en/docs/claude-code/mcp */
export const claudeCode: Host = {
  name: 'claude-code',
  package: '@anthropic-ai/claude-code',
  version: '2.1.332',
  bin: 'claude',
  transports: ['http', 'sse', 'stdio'],
  prepare: ({ home, smcp, modelUrl, isApproved }) => {
    const file = join(home, 'smcp.json')
    writeFileSync(file, JSON.stringify({ mcpServers: { smcp: serverOf(smcp) } }))
    return {
      args: [
        '--print',
        '--mcp-config',
        file,
        '--strict-mcp-config',
        ...(isApproved ? ['--allowedTools', 'mcp__smcp'] : []),
        '--',
        prompt,
      ],
      env: {
        ANTHROPIC_BASE_URL: modelUrl,
        ANTHROPIC_API_KEY: 'none',
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      },
    }
  },
  nameOf: (tool) => `mcp__smcp__${tool}`,
  descriptionLengthMax: 4096,
  shownSchema: (schema) => schema,
  callsUnapproved: [],
  marksErrors: true,
  reached: /^connected: .* ✔ Connected$/m,
  cutNotice: /exceeds maximum allowed tokens\. Output has been saved to (?<file>\S+)\./,
}

function serverOf(smcp: Connection): object {
  // Else the model is shown names alone, and has to search for the schemas that it wants.
  const alwaysLoad = true
  if (smcp.transport === 'stdio')
    return { type: 'stdio', command: smcp.command, args: smcp.args, env: smcp.env, alwaysLoad }
  return { type: smcp.transport, url: smcp.url, alwaysLoad }
}
