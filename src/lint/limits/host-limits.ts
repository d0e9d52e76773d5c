import { callsSilentUpTo, callsUpTo } from '../rules/calls.js'
import { keywordsSaid } from '../rules/keywords-said.js'
import { namesApart, nameUpTo, nameWithoutDash } from '../rules/names.js'
import { descriptionUpTo } from '../rules/texts.js'
import { codexLoses } from './codex-loses.js'
import { limit, type Limit, type Whose } from './limit.js'
import { geminiNameMax, geminiPrefix, nameInCodex, nameInGemini } from './names-there.js'
import { shorterName } from './shorter-name.js'

const claudeCode: Whose = { client: 'claude', host: 'Claude Code 2.1.332' }
const olderClaudeCode: Whose = { client: 'claude', host: 'older Claude Code 2.1' }
const codex: Whose = { client: 'codex', host: 'Codex 0.169.0' }
const gemini: Whose = { client: 'gemini-cli', host: 'gemini-cli 0.61.0' }
const opencode: Whose = { client: 'opencode', host: 'opencode 1.18.33' }

const sayFirst = 'Say first what the tool does.'
const setLower = 'Set it to less than 60, or leave it unset.'
const sayIt = 'A model does not see these: say them in the description of the parameter.'
const writeIt = 'Write the name like that where you tell a model about the tool.'
const otherwise = 'Rename one of them.'
const toolTimeout = 'Set tool_timeout_sec in the entry of the server.'

/** What hosts do (docs/hosts), each below the check in test/hosts/checks that shows it. */
export const hostLimits: readonly Limit[] = [
  // lint.ts: cuts a long description
  limit(claudeCode, 'warning', descriptionUpTo(4096), sayFirst),
  // Seen in a version before the pinned one; no check.
  limit(olderClaudeCode, 'note', descriptionUpTo(2048, 4096), sayFirst),
  // long-call.ts waits 75 s with the heartbeat; without it, both gave up.
  limit(claudeCode, 'warning', callsSilentUpTo(60), setLower),
  limit(opencode, 'warning', callsSilentUpTo(60), setLower),
  // Seen by hand: docs/hosts/codex.md
  limit(codex, 'note', callsUpTo(300), toolTimeout),
  // lint.ts: leaves these keywords out of schemas
  limit(codex, 'note', keywordsSaid(codexLoses), sayIt),
  // offer.ts: offers all tools
  limit(codex, 'note', nameWithoutDash, writeIt),
  // lint.ts: adds a hash to names that it makes the same
  limit(codex, 'warning', namesApart(nameInCodex, 'each gets a hash at its end'), otherwise),
  // offer.ts: offers all tools
  limit(
    gemini,
    'warning',
    nameUpTo(
      geminiNameMax,
      geminiPrefix,
      (name) => `above ${geminiNameMax} it is cut to ${nameInGemini(name)}`,
    ),
    shorterName(geminiNameMax - geminiPrefix.length),
  ),
  limit(gemini, 'warning', namesApart(nameInGemini, "a model can't tell them apart"), otherwise),
]
