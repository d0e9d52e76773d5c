import { codexLoses } from '../../../src/lint/limits/codex-loses.js'
import type { JsonSchema } from '../../../src/discovery/tool.js'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, type Host, prompt } from '../host.js'

/** https://developers.openai.com/codex/mcp */
export const codex: Host = {
  name: 'codex',
  package: '@openai/codex',
  version: '0.169.0',
  bin: 'codex',
  transports: ['http', 'stdio'],
  prepare: ({ home, smcp, modelUrl, isApproved }) => {
    const config = `model = "scripted"
model_provider = "scripted"
[model_providers.scripted]
name = "scripted"
base_url = "${modelUrl}/v1"
wire_api = "responses"
[mcp_servers.smcp]
${serverOf(smcp)}
${isApproved ? 'default_tools_approval_mode = "approve"\n' : ''}`
    mkdirSync(join(home, '.codex'))
    writeFileSync(join(home, '.codex/config.toml'), config)
    return { args: ['exec', '--skip-git-repo-check', prompt], env: {} }
  },
  nameOf: (tool) => tool.replaceAll('-', '_'),
  shownSchema: withoutLost,
  lostKeywords: codexLoses,
  // A tool that says nothing counts as one that destroys, as in MCP.
  callsUnapproved: ['look', 'add', 'muddle'],
  marksErrors: false,
  cutNotice: /tokens truncated/,
}

function serverOf(smcp: Connection): string {
  // What JSON says of texts, lists of texts and so of tables with the keys in front, TOML understands.
  if (smcp.transport !== 'stdio') return `url = ${JSON.stringify(smcp.url)}`
  const env = Object.entries(smcp.env).map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
  return `command = ${JSON.stringify(smcp.command)}
args = ${JSON.stringify(smcp.args)}
env = { ${env.join(', ')} }`
}

/** Codex knows a part of JSON Schema and leaves out the rest. */
function withoutLost(schema: JsonSchema): JsonSchema {
  const dropped = new Set<string>(codexLoses)
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (dropped.has(key) ? undefined : value)),
  ) as JsonSchema
}
