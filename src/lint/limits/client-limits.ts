import type { Client } from '../clients.js'
import type { Rule } from '../rule.js'
import { nameLike, nameUpTo } from '../rules/names.js'
import * as schema from '../rules/schemas.js'
import { hasTexts } from '../rules/texts.js'
import { limit, type Limit } from './limit.js'
import { shorterName } from './shorter-name.js'

const failsAll = 'one such tool fails every request'
const atTop = 'is refused at the top level'
const badName = `must have a name of 1 to 64 letters, digits, _ . and -; ${failsAll}`
const inside = 'Describe the choice inside a parameter.'
const otherwise = 'Choose another name.'

/** Limits of clients, read in their sources or seen on the wire in 2026-11. */
export const clientLimits: readonly Limit[] = [
  name('letta', 48),
  error('letta', schema.isObjectSchema, 'Describe the arguments as an object.'),
  error('letta', schema.topLevelWithout(['anyOf', 'oneOf'], atTop), inside),
  error('letta', schema.isReadByLetta, 'Give every value a type, and say what it contains.'),
  error('letta', schema.withoutParameter('request_heartbeat', 'has a name that Letta reserves'), otherwise),
  // Limits of the API, and so of Claude Code and Claude Desktop.
  name('claude', 64, 'mcp__smcp__'),
  error('claude', nameLike(/^[\w-]+$/, `must consist of letters, digits, _ and -; ${failsAll}`), otherwise),
  error('claude', schema.topLevelWithout(['anyOf', 'oneOf', 'allOf'], `${atTop}; ${failsAll}`), inside),
  error('claude', schema.parameterNames(/^[\w.-]{1,64}$/, badName), otherwise),
  error('claude', schema.hasDialect(failsAll), 'Leave it out.'),
  name('cursor', 60, 'smcp:'),
  // The only thing that VS Code calls invalid and buildTool lets pass, because it is valid JSON Schema.
  error('vscode', schema.describesItems, 'Say what the items are.'),
  // Amazon Q adds the longest prefix to a tool's name.
  name('openai', 64, 'smcp___'),
  error('sdk', schema.hasObjectResult, 'Describe the result as an object.'),
  error('others', hasTexts, 'Say in a few words what the tool does.'),
  limit({ client: 'others' }, 'warning', schema.hasNoReference, 'Write out the schema where it is used.'),
]

function error(client: Client, rule: Rule, advice: string): Limit {
  return limit({ client }, 'error', rule, advice)
}

function name(client: Client, max: number, prefix = ''): Limit {
  return error(client, nameUpTo(max, prefix), shorterName(max - prefix.length))
}
